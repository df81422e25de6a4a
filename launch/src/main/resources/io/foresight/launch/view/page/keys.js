// The keyboard. A key acts on the scene that is seen; a few are the same in both.

/**
 * @param {{both: object, drive: object, assembly: object}} tables what each key does, by scene
 * @param {() => 'drive'|'assembly'} scene that is seen
 */
export function listen(tables, scene) {
  window.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) {
      return;
    }
    const key = event.key.toLowerCase();
    const action = tables[scene()][key] ?? tables.both[key];
    const onRange = event.target.matches?.('input[type=range]') && (key.startsWith('arrow') || key === 'home' || key === 'end');
    const onButton = event.target.matches?.('button') && (key === ' ' || key === 'enter');
    if (action && !onRange && !onButton) {
      event.preventDefault();
      action();
    }
  });
  // A button that was clicked keeps no focus, so that Space is the scene's again; one that was reached by keyboard does.
  window.addEventListener('click', (event) => event.detail > 0 && event.target.closest?.('button')?.blur());
}
