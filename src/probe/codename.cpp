// SPDX-License-Identifier: MIT
#include "probe/codename_p.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qfile.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <cxxabi.h>
#include <dlfcn.h>
#include <map>
#include <mutex>
#include <vector>
#ifdef Q_OS_LINUX
#include <elf.h>
#include <link.h>
#endif

namespace Signalbox {

namespace {

#ifdef Q_OS_LINUX

//! The functions of one ELF file, by address within it.
class SymbolTable
{
public:
    explicit SymbolTable(const QString &path) : m_file(path)
    {
        if (!m_file.open(QIODevice::ReadOnly))
            return;
        m_size = quint64(m_file.size());
        m_data = m_file.map(0, m_file.size());
        const auto *header = at<ElfW(Ehdr)>(0);
        if (!header || std::memcmp(header->e_ident, ELFMAG, SELFMAG) != 0)
            return;
        for (int i = 0; i < header->e_shnum; ++i) {
            const auto *section = at<ElfW(Shdr)>(header->e_shoff + quint64(i) * header->e_shentsize);
            if (section && (section->sh_type == SHT_SYMTAB || section->sh_type == SHT_DYNSYM))
                add(*header, *section);
        }
        std::sort(m_functions.begin(), m_functions.end(),
                  [](const auto &a, const auto &b) { return a.address < b.address; });
    }

    const char *find(quint64 address) const
    {
        auto function = std::upper_bound(m_functions.begin(), m_functions.end(), address,
                                         [](quint64 value, const auto &f) { return value < f.address; });
        if (function == m_functions.begin())
            return nullptr;
        --function;
        return address < function->address + std::max<quint64>(function->size, 1) ? function->name : nullptr;
    }

private:
    struct Function
    {
        quint64 address;
        quint64 size;
        const char *name; // in the mapped file
    };

    //! Nothing of the file is believed: an offset beyond its end is no pointer.
    template <typename T>
    const T *at(quint64 offset) const
    {
        if (!m_data || offset > m_size || m_size - offset < sizeof(T) || offset % alignof(T) != 0)
            return nullptr;
        return reinterpret_cast<const T *>(m_data + offset);
    }

    void add(const ElfW(Ehdr) & header, const ElfW(Shdr) & section)
    {
        const auto *names = at<ElfW(Shdr)>(header.e_shoff + quint64(section.sh_link) * header.e_shentsize);
        if (!names || names->sh_offset > m_size || m_size - names->sh_offset < names->sh_size ||
            names->sh_size == 0 || m_data[names->sh_offset + names->sh_size - 1] != 0)
            return;
        for (quint64 offset = 0; offset + sizeof(ElfW(Sym)) <= section.sh_size; offset += sizeof(ElfW(Sym))) {
            const auto *symbol = at<ElfW(Sym)>(section.sh_offset + offset);
            if (!symbol)
                return;
            if ((symbol->st_info & 0xf) != STT_FUNC || symbol->st_value == 0 ||
                symbol->st_name >= names->sh_size)
                continue;
            m_functions.push_back(
                {symbol->st_value, symbol->st_size,
                 reinterpret_cast<const char *>(m_data + names->sh_offset + symbol->st_name)});
        }
    }

    QFile m_file;
    const uchar *m_data = nullptr;
    quint64 m_size = 0;
    std::vector<Function> m_functions;
};

const char *mangledSymbolAt(quintptr address)
{
    Dl_info info;
    link_map *library = nullptr;
    if (!address || !::dladdr1(reinterpret_cast<void *>(address), &info, reinterpret_cast<void **>(&library),
                               RTLD_DL_LINKMAP))
        return nullptr;
    // Never destroyed: a library's table stays valid for whoever reads names while the process ends.
    static auto *tables = new std::map<QString, SymbolTable>;
    const bool isProgram = !library->l_name || !*library->l_name;
    const auto path = isProgram ? QStringLiteral("/proc/self/exe") : QFile::decodeName(library->l_name);
    const std::lock_guard lock(symbolsMutex());
    return tables->try_emplace(path, path).first->second.find(address - library->l_addr);
}

#else

const char *mangledSymbolAt(quintptr address)
{
    Dl_info info;
    return address && ::dladdr(reinterpret_cast<void *>(address), &info) ? info.dli_sname : nullptr;
}

#endif

//! The first template argument in "…Name<argument, …>…".
QString firstArgument(const QString &symbol, const QString &name)
{
    auto begin = symbol.indexOf(name + QLatin1Char('<'));
    if (begin < 0)
        return {};
    begin += name.size() + 1;
    int nesting = 0;
    for (auto i = begin; i < symbol.size(); ++i) {
        const auto c = symbol.at(i);
        if (c == QLatin1Char('<') || c == QLatin1Char('(') || c == QLatin1Char('{')) {
            ++nesting;
        } else if (c == QLatin1Char('>') && nesting == 0) {
            return symbol.mid(begin, i - begin);
        } else if (c == QLatin1Char('>') || c == QLatin1Char(')') || c == QLatin1Char('}')) {
            --nesting;
        } else if (c == QLatin1Char(',') && nesting == 0) {
            return symbol.mid(begin, i - begin);
        }
    }
    return {};
}

} // namespace

std::mutex &symbolsMutex()
{
    static constinit std::mutex mutex;
    return mutex;
}

QString symbolAt(quintptr address)
{
    const char *mangled = mangledSymbolAt(address);
    if (!mangled)
        return {};
    int status = 0;
    char *readable = abi::__cxa_demangle(mangled, nullptr, nullptr, &status);
    const auto name = QString::fromUtf8(status == 0 ? readable : mangled);
    std::free(readable);
    return name;
}

QString nameOf(const CalledCode &code)
{
    const auto wrapper = symbolAt(code.function);
    QString name;
    auto functor = firstArgument(wrapper, QStringLiteral("QFunctorSlotObject"));
    if (functor.isEmpty())
        functor = firstArgument(wrapper, QStringLiteral("QCallableObject")); // Qt 6.6 and later
    if (functor.isEmpty())
        functor = firstArgument(wrapper, QStringLiteral("Signalbox::Detail::CalledFunction"));
    const bool callsFunction = functor.isEmpty() || functor.contains(QLatin1String("(*)")) ||
                               functor.contains(QLatin1String("::*)"));
    if (callsFunction)
        name = symbolAt(code.target); // the member or free function; a virtual one has no address here
    if (name.isEmpty())
        name = functor.isEmpty() ? firstArgument(wrapper, QStringLiteral("QSlotObject")) : functor;
    if (!name.isEmpty() && code.others > 0)
        name += QStringLiteral(" (or one of %1 more slots)").arg(code.others);
    return name;
}

} // namespace Signalbox
