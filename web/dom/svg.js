// Builds drawings; their looks are classes of the style sheet.

const SVG = 'http://www.w3.org/2000/svg';

/** @param {...(Node|string|null)} children null is left out */
export function shape(name, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}
