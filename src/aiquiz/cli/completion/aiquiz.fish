# Completion of aiquiz for fish. In ~/.config/fish/config.fish: aiquiz completion fish | source

function __aiquiz_completion
    set -l words (commandline -opc)
    set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
    set -lx _AIQUIZ_LINE (commandline -cp)
    set -lx _AIQUIZ_COMPLETE fish_complete
    for line in (command $program 2>/dev/null </dev/null)
        set -l part (string split -m 2 \t -- $line)
        switch $part[1]
            case plain
                printf '%s\t%s\n' $part[2] "$part[3]"
            case file
                __fish_complete_path (commandline -ct)
        end
    end
end

complete --command aiquiz --no-files --keep-order --arguments '(__aiquiz_completion)'
