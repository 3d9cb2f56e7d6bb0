# SPDX-License-Identifier: MIT
PACKAGES="qtcreator g++ cmake ninja-build"

prepare() {
    mkdir hello
    cat > hello/CMakeLists.txt <<'END'
cmake_minimum_required(VERSION 3.16)
project(hello CXX)
add_executable(hello main.cpp)
END
    cat > hello/main.cpp <<'END'
#include <cstdio>

int main()
{
    std::puts("all clear");
}
END
}

drive() {
    launch qtcreator -noload Welcome "$HOME/hello/CMakeLists.txt" "$HOME/hello/main.cpp"
    window 'main.cpp - Qt Creator'
    sleep 5
    settle
    shot start
    click_screen 45 283 # Projects
    sleep 3
    shot projects
    click_screen 935 313 # Configure
    sleep 8
    settle 20
    shot configured
    click_screen 700 600
    keys ctrl+Home Down Down Down Down End Return
    write 'std::puts("line bl'
    sleep 1
    keys Escape
    write 'ocked");'
    sleep 3
    shot edited
    keys ctrl+s
    keys ctrl+b
    sleep 8
    settle 20
    keys alt+4
    sleep 1
    shot built
    keys ctrl+r
    sleep 5
    settle 20
    keys alt+3
    sleep 6 # its progress bar fades
    settle
    shot ran
    idle
    threads
    cp hello/main.cpp "$shots/result"
    keys ctrl+q
    ended
}
