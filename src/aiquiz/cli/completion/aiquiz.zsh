#compdef aiquiz
# Completion of aiquiz for zsh. In ~/.zshrc, after compinit: eval "$(aiquiz completion zsh)"
# Or as the file _aiquiz in a folder of $fpath.

_aiquiz() {
    local program="${(Q)words[1]/#\~\//$HOME/}" line kind value help
    local -a values shown
    local -i files=0
    line="${(j: :)words[1,CURRENT-1]} $QIPREFIX$PREFIX"
    while IFS=$'\t' read -r kind value help; do
        case $kind in
            plain) values+=("$value"); shown+=("$value${help:+  -- $help}") ;;
            file) files=1 ;;
        esac
    done < <(_AIQUIZ_LINE="$line" _AIQUIZ_COMPLETE=zsh_complete "$program" 2>/dev/null </dev/null)
    # Values and what is shown of them are lists of their own: no sign in them parts anything.
    (( $#values )) && compadd -l -V aiquiz -d shown -a values
    (( files )) && _files
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _aiquiz "$@"
else
    compdef _aiquiz aiquiz
fi
