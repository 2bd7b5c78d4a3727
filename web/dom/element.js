// Builds elements. Text goes in as text, never as markup: a stored name may hold anything.

/**
 * @param {string} tag
 * @param {object} [options] class, text, on (event listeners), data, attributes by their name
 * @param {...(Node|string|null)} children null is left out
 */
export function element(tag, options = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    set(node, name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

function set(node, name, value) {
  if (value === null || value === undefined || value === false) {
    return;
  }
  if (name === 'text') {
    node.textContent = value;
  } else if (name === 'class') {
    node.className = value;
  } else if (name === 'on') {
    for (const [event, listener] of Object.entries(value)) {
      node.addEventListener(event, listener);
    }
  } else if (name === 'data') {
    Object.assign(node.dataset, value);
  } else if (name === 'checked' || name === 'value') {
    node[name] = value;
  } else {
    node.setAttribute(name, value === true ? '' : value);
  }
}

/** Replaces what a node holds, keeping the focus where it was when the same key is there again. */
export function fill(node, ...children) {
  const focused = node.contains(document.activeElement) ? document.activeElement : null;
  const key = focused?.dataset.key;
  node.replaceChildren(...children.filter((child) => child !== null && child !== undefined));
  if (key) {
    for (const candidate of node.querySelectorAll('[data-key]')) {
      if (candidate.dataset.key === key) {
        candidate.focus({ preventScroll: true });
        return;
      }
    }
  }
}
