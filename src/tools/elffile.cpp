// SPDX-License-Identifier: MIT
#include "tools/elffile.h"

#include <QtCore/qfile.h>

#include <cstring>
#include <elf.h>
#include <link.h>

namespace Tools {

namespace {

#if defined(__x86_64__)
constexpr auto OwnMachine = EM_X86_64;
#elif defined(__aarch64__)
constexpr auto OwnMachine = EM_AARCH64;
#elif defined(__riscv)
constexpr auto OwnMachine = EM_RISCV;
#elif defined(__i386__)
constexpr auto OwnMachine = EM_386;
#elif defined(__arm__)
constexpr auto OwnMachine = EM_ARM;
#else
constexpr auto OwnMachine = EM_NONE;
#endif
constexpr auto OwnClass = sizeof(void *) == 8 ? ELFCLASS64 : ELFCLASS32;

//! The bytes of a file, read with bounds checked: it may be cut off, or forged.
class Bytes
{
public:
    explicit Bytes(QByteArrayView data) : m_data(data) {}

    template <typename Type>
    std::optional<Type> at(quint64 offset) const
    {
        const auto size = quint64(m_data.size());
        if (offset > size || sizeof(Type) > size - offset)
            return {};
        Type value;
        std::memcpy(&value, m_data.data() + offset, sizeof(Type));
        return value;
    }

    QByteArray textAt(quint64 offset) const
    {
        if (offset >= quint64(m_data.size()))
            return {};
        const auto rest = m_data.sliced(qsizetype(offset));
        const auto end = rest.indexOf('\0');
        return end < 0 ? QByteArray() : rest.first(end).toByteArray();
    }

    bool contains(QByteArrayView text) const { return m_data.contains(text); }

private:
    QByteArrayView m_data;
};

QList<QByteArray> undefinedSymbols(const Bytes &bytes, const ElfW(Ehdr) & header)
{
    QList<QByteArray> names;
    for (int i = 0; i < header.e_shnum; ++i) {
        const auto section = bytes.at<ElfW(Shdr)>(header.e_shoff + quint64(i) * sizeof(ElfW(Shdr)));
        if (!section || section->sh_type != SHT_DYNSYM)
            continue;
        const auto strings =
            bytes.at<ElfW(Shdr)>(header.e_shoff + quint64(section->sh_link) * sizeof(ElfW(Shdr)));
        if (!strings)
            continue;
        for (quint64 offset = 0; offset + sizeof(ElfW(Sym)) <= section->sh_size;
             offset += sizeof(ElfW(Sym))) {
            const auto symbol = bytes.at<ElfW(Sym)>(section->sh_offset + offset);
            if (!symbol)
                break;
            if (symbol->st_shndx == SHN_UNDEF && symbol->st_name != 0)
                names.append(bytes.textAt(strings->sh_offset + symbol->st_name));
        }
    }
    return names;
}

QString interpreterOf(const Bytes &bytes, const ElfW(Ehdr) & header)
{
    for (int i = 0; i < header.e_phnum; ++i) {
        const auto segment = bytes.at<ElfW(Phdr)>(header.e_phoff + quint64(i) * sizeof(ElfW(Phdr)));
        if (segment && segment->p_type == PT_INTERP)
            return QFile::decodeName(bytes.textAt(segment->p_offset));
    }
    return {};
}

} // namespace

std::optional<ElfFile> ElfFile::read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto *data = file.map(0, file.size());
    if (!data)
        return {};
    const Bytes bytes(QByteArrayView(data, file.size()));
    const auto identity = bytes.at<std::array<unsigned char, EI_NIDENT>>(0);
    if (!identity || std::memcmp(identity->data(), ELFMAG, SELFMAG) != 0)
        return {};
    ElfFile elf;
    const auto header = bytes.at<ElfW(Ehdr)>(0);
    elf.isForThisMachine = (*identity)[EI_CLASS] == OwnClass && header && header->e_machine == OwnMachine;
    if (!elf.isForThisMachine)
        return elf;
    elf.interpreter = interpreterOf(bytes, *header);
    elf.undefined = undefinedSymbols(bytes, *header);
    // Qt's description of its own build, as QLibraryInfo::build() gives it.
    elf.holdsStaticQt = bytes.contains("QCoreApplication") && bytes.contains(" static ") &&
                        bytes.contains("_endian-") && bytes.contains("qt_prfxpath=");
    return elf;
}

} // namespace Tools
