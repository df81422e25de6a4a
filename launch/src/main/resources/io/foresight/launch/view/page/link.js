// A view as the address's fragment, so that somebody else sees the same: #scene=drive&view=top&truth=1&frame=000012

const NUMBERS = ['eye', 'at']; // three numbers each: where the camera is, what it looks at
const LARGEST = 1000; // metres

/** @param {object} view values as {@link readLink} returns them; undefined ones are left out */
export function linkText(view) {
  const fields = new URLSearchParams();
  for (const [key, value] of Object.entries(view)) {
    if (value !== undefined && value !== null && value !== false && !(Array.isArray(value) && value.length === 0)) {
      fields.set(key, value === true ? '1' : Array.isArray(value) ? value.map(short).join(',') : String(value));
    }
  }
  return `#${fields.toString().replaceAll('%2C', ',')}`;
}

function short(value) {
  return typeof value === 'number' ? String(Number(value.toFixed(3))) : value;
}

/**
 * Reads a fragment. What is not understood is left out and told.
 *
 * @param {string} fragment @param {Object<string, string[]>} words what each key with words may say; null for any text
 * @returns {{view: object, problems: string[]}}
 */
export function readLink(fragment, words) {
  const view = {};
  const problems = [];
  for (const [key, text] of new URLSearchParams(fragment.replace(/^#/, ''))) {
    const value = NUMBERS.includes(key) ? threeNumbers(text) : key in words ? wordsOf(text, words[key]) : null;
    if (value === null) {
      problems.push(`${key}=${text.slice(0, 40)}`);
    } else {
      view[key] = value;
    }
  }
  return { view, problems };
}

function threeNumbers(text) {
  const values = text.split(',').map(Number);
  return values.length === 3 && values.every((value) => Math.abs(value) <= LARGEST) ? values : null;
}

/** A list of allowed words where several may be given, one word otherwise. */
function wordsOf(text, { allowed, several }) {
  const given = several ? text.split(',') : [text];
  if (allowed !== null && !given.every((word) => allowed.includes(word))) {
    return null;
  }
  return several ? given : text;
}

/** Copies a text; where the browser does not let pages do that (no HTTPS), it is shown to be copied by hand. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.getElementById('link-text');
    field.value = text;
    document.getElementById('link').showModal();
    field.select();
    return false;
  }
}
