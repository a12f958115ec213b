# Use this with "overlay use bin/activate.nu" from Nushell; leave with "deactivate".

export-env {
    let virtual_env = "@DIR@"
    let virtual_prompt = "@PROMPT@"
    let path_name = (if ('Path' in $env) { 'Path' } else { 'PATH' })
    let old_path = ($env | get $path_name)
    let new_path = ($old_path | prepend ([$virtual_env "@BIN@"] | path join))
    let entered = {
        VIRTUAL_ENV: $virtual_env
        VIRTUAL_ENV_PROMPT: $virtual_prompt
    } | insert $path_name $new_path

    load-env $entered
    # hidden it would stay hidden when the overlay goes; empty it counts for nothing
    if ('PYTHONHOME' in $env) {
        load-env { PYTHONHOME: '' }
    }

    let show = ($env.VIRTUAL_ENV_DISABLE_PROMPT? | default "" | is-empty)
    if $show {
        let old_prompt = ($env.PROMPT_COMMAND? | default "")
        let prefix = $"\(($virtual_prompt)\) "
        load-env {
            PROMPT_COMMAND: (
                if ($old_prompt | describe) == 'closure' {
                    { || $"($prefix)(do $old_prompt)" }
                } else {
                    { || $"($prefix)($old_prompt)" }
                }
            )
        }
    }
}

export alias pydoc = python -m pydoc
export alias deactivate = overlay hide activate
