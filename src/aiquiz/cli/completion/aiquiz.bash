# Completion of aiquiz for bash. In ~/.bashrc: eval "$(aiquiz completion bash)"

_aiquiz_completion() {
    local typed="${COMP_WORDS[COMP_CWORD]}" kind value help quoted before=""
    local -a values=() files=()
    # bash parts words at : and =, aiquiz does not: what stands before them is typed already.
    local line="${COMP_LINE:0:COMP_POINT}" word
    word="${line##*[[:space:]]}"
    if [[ $word == *[:=]* && $COMP_WORDBREAKS == *:* ]]; then
        before="${word%"${word##*[:=]}"}"
        case $typed in :|=) typed="" ;; esac
    fi
    while IFS=$'\t' read -r kind value help; do
        case $kind in
            plain) values+=("${value#"$before"}") ;;
            file) while IFS= read -r value; do files+=("$value"); done \
                < <(compgen -f -- "${typed/#\~\//$HOME/}") ;;
        esac
    done < <(_AIQUIZ_LINE="$line" _AIQUIZ_COMPLETE=bash_complete \
        "${1/#\~\//$HOME/}" 2>/dev/null </dev/null)
    COMPREPLY=()
    if ((${#files[@]})); then
        # readline itself quotes the names of files, and puts a slash after folders.
        compopt -o filenames 2>/dev/null
        COMPREPLY=("${files[@]}")
    fi
    for value in ${values[@]+"${values[@]}"}; do
        if ((${#files[@]})); then
            COMPREPLY+=("$value")
            continue
        fi
        case $typed in
            \'*) [[ $value == *\'* ]] || COMPREPLY+=("$value") ;;
            \"*) [[ $value == *[\"\`\$\\!]* ]] || COMPREPLY+=("$value") ;;
            *) printf -v quoted %q "$value" && COMPREPLY+=("$quoted") ;;
        esac
    done
}

complete -o nosort -F _aiquiz_completion aiquiz 2>/dev/null ||
    complete -F _aiquiz_completion aiquiz
