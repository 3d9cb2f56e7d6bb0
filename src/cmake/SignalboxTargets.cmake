# What every target of ours shares. Nothing here is global but the C++ standard.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)

# Warnings, sanitizers and the strict dialect of Qt that we write.
function(signalbox_strict target)
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
        -Wcast-align -Woverloaded-virtual)
    if(SIGNALBOX_WERROR)
        target_compile_options(${target} PRIVATE -Werror)
    endif()
    target_compile_definitions(${target} PRIVATE QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII
        QT_NO_FOREACH QT_NO_URL_CAST_FROM_STRING)
    if(NOT CMAKE_BUILD_TYPE STREQUAL "Release")
        target_compile_definitions(${target} PRIVATE QT_FORCE_ASSERTS)
    endif()
    if(SIGNALBOX_SANITIZE)
        target_compile_options(${target} PRIVATE -fsanitize=${SIGNALBOX_SANITIZE} -fno-omit-frame-pointer)
        target_link_options(${target} PRIVATE -fsanitize=${SIGNALBOX_SANITIZE})
        if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
            # It takes the sanitizers' own branches for ways around initialisers (GCC bug 105562 and others).
            target_compile_options(${target} PRIVATE -Wno-maybe-uninitialized)
        endif()
        if(SIGNALBOX_SANITIZE MATCHES "undefined")
            # It wants type information of Qt's private classes, which Qt does not export.
            target_compile_options(${target} PRIVATE -fno-sanitize=vptr)
            if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
                # What it puts in front of functions cannot be assembled for the parts of some coroutines (clang 14).
                target_compile_options(${target} PRIVATE -fno-sanitize=function)
            endif()
        endif()
    endif()
endfunction()

# Makes <Signalbox/Name> for each `Name=layer/header.h`, a path below src/. The forwarder in the build tree names the
# source; the installed one is relative, so that the installed tree can be moved.
function(signalbox_forward_headers target)
    set(install_dir "${CMAKE_CURRENT_BINARY_DIR}/forward-install/Signalbox")
    foreach(pair IN LISTS ARGN)
        string(REPLACE "=" ";" parts "${pair}")
        list(GET parts 0 name)
        list(GET parts 1 header)
        file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/include/Signalbox/${name}"
            CONTENT "#include \"${PROJECT_SOURCE_DIR}/src/${header}\"\n")
        file(CONFIGURE OUTPUT "${install_dir}/${name}" CONTENT "#include \"../${header}\"\n")
        install(FILES "${install_dir}/${name}"
            DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/signalbox/Signalbox" COMPONENT Devel)
    endforeach()
    target_include_directories(${target} PUBLIC "$<BUILD_INTERFACE:${PROJECT_BINARY_DIR}/include>")
endfunction()

# One library of ours, after its sources and headers are listed: flags, version, alias, export set, installation.
function(signalbox_library target component)
    signalbox_strict(${target})
    add_library(Signalbox::${component} ALIAS ${target})
    set_target_properties(${target} PROPERTIES
        EXPORT_NAME ${component}
        VERSION ${PROJECT_VERSION}
        SOVERSION ${PROJECT_VERSION_MAJOR}
        VERIFY_INTERFACE_HEADER_SETS ON)
    install(TARGETS ${target} EXPORT Signalbox${component}Targets
        RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT Runtime
        LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT Runtime NAMELINK_COMPONENT Devel
        ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT Devel
        FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/signalbox" COMPONENT Devel)
    install(EXPORT Signalbox${component}Targets NAMESPACE Signalbox::
        DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/Signalbox" COMPONENT Devel)
endfunction()
