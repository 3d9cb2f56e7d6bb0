# SPDX-License-Identifier: MIT
# Completion of the command signalbox for bash.
_signalbox()
{
    local current=${COMP_WORDS[COMP_CWORD]} command=${COMP_WORDS[1]-} words
    if [ "$COMP_CWORD" -eq 1 ]; then
        words='run inspect ps dump tree cancel top --help --version'
    elif [ "$command" = run ]; then
        local i
        for ((i = 2; i < COMP_CWORD; i++)); do
            case ${COMP_WORDS[i]} in
                --stats-file | --backend) i=$((i + 1)) ;;
                -*) ;;
                *) break ;;
            esac
            [ "${COMP_WORDS[i]}" = -- ] && i=$((i + 1)) && break
        done
        if [ "$i" -lt "$COMP_CWORD" ]; then # an argument of the program
            compopt -o default
            return
        fi
        case ${COMP_WORDS[COMP_CWORD - 1]} in
            --backend) words='epoll poll' ;;
            --stats-file) compopt -o default; return ;;
            *)
                if [[ $current == -* ]]; then
                    words='--stats --stats-file --no-threads --children --inspect --inspectable --control --backend --help --'
                else
                    mapfile -t COMPREPLY < <(compgen -c -- "$current")
                    compopt -o default
                    return
                fi ;;
        esac
    elif [[ $current == -* ]]; then
        case $command in
            ps) words='--json --pids --help' ;;
            dump) words='--json --lines --help' ;;
            tree) words='--json --numbers --offset --count --help' ;;
            cancel) words='--json --patience --help' ;;
            top) words='--json --delay --rounds --help' ;;
            inspect) words='--page --screenshot --help --version' ;;
        esac
    else
        case $command in
            cancel) # its process, then one of its tasks
                local word numbers=()
                for word in "${COMP_WORDS[@]:2:COMP_CWORD-2}"; do
                    [[ $word =~ ^[0-9]+$ ]] && numbers+=("$word")
                done
                if [ "${#numbers[@]}" -eq 0 ]; then
                    words=$("${COMP_WORDS[0]}" ps --pids 2> /dev/null)
                elif [ "${#numbers[@]}" -eq 1 ]; then
                    words=$("${COMP_WORDS[0]}" tree --numbers "${numbers[0]}" 2> /dev/null)
                fi ;;
            inspect | dump | tree | top) words=$("${COMP_WORDS[0]}" ps --pids 2> /dev/null) ;;
        esac
    fi
    mapfile -t COMPREPLY < <(compgen -W "${words-}" -- "$current")
}
complete -F _signalbox signalbox
