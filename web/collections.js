// Fills the list of collections. Text from the server goes in as text, never as markup.

const IMPORTS = [
  ['streets', 'city.osm.pbf'],
  ['communities', 'communities.csv'],
  ['facilities', 'facilities.csv'],
];

async function readTitles(language) {
  const response = await fetch('api/collections', {
    headers: { Accept: 'application/json', 'Accept-Language': language },
  });
  if (!response.ok) {
    throw new Error(`HTTP ${response.status}`);
  }
  return (await response.json()).collections;
}

function row(chinese, english) {
  const link = document.createElement('a');
  link.href = `api/collections/${encodeURIComponent(chinese.id)}/items`;
  link.textContent = chinese.title;
  const other = document.createElement('span');
  other.lang = 'en';
  other.textContent = ` ${english.title}`;
  const line = document.createElement('tr');
  line.insertCell().append(link, other);
  const count = line.insertCell();
  count.className = 'number';
  count.textContent = chinese.itemCount.toLocaleString('zh-CN');
  return line;
}

function showCommands() {
  document.getElementById('commands').textContent = IMPORTS.map(
    ([layer, file]) =>
      `curl -F layer=${layer} -F file=@${file} ${new URL('api/imports', location.href)}`,
  ).join('\n');
  document.getElementById('empty').hidden = false;
}

async function show() {
  const message = document.getElementById('message');
  try {
    const [chinese, english] = await Promise.all([readTitles('zh-CN'), readTitles('en')]);
    document
      .getElementById('collections')
      .replaceChildren(...chinese.map((collection, i) => row(collection, english[i])));
    if (chinese.every((collection) => collection.itemCount === 0)) {
      showCommands();
    }
    message.hidden = true;
  } catch (error) {
    message.textContent = `无法读取图层 Cannot read the collections: ${error.message}`;
  }
}

show();
