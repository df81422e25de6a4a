# Starts the node called $node with the arguments of the script that read this. Where Foresight is: FORESIGHT_HOME, else what the installation noted.
here="$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
if [[ -z "${FORESIGHT_HOME:-}" && -f "$here/foresight_home" ]]; then
    FORESIGHT_HOME="$(<"$here/foresight_home")"
fi
FORESIGHT_HOME="${FORESIGHT_HOME:-$(readlink -m "$here/../../../..")}" # of a checkout
if [[ ! -x "$FORESIGHT_HOME/foresight" ]]; then
    echo "${node}_node: there is no start script $FORESIGHT_HOME/foresight: set FORESIGHT_HOME to a checkout or an image of Foresight" >&2
    exit 1
fi
exec "$FORESIGHT_HOME/foresight" node "$node" "$@"
