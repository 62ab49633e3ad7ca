// Adds to pages that are whole without it.
'use strict';
(() => {
const $ = (at, from = document) => from.querySelector(at);
const $$ = (at, from = document) => [...from.querySelectorAll(at)];
const make = (name, values, ...children) => {
	const node = Object.assign(document.createElement(name), values);
	node.append(...children);
	return node;
};
const words = node => node.textContent.replace(/\s+/g, ' ').trim();
const isWide = () => matchMedia('(min-width:64rem)').matches;

// Storage may be forbidden.
const root = document.documentElement.dataset;
root.js = 'starting';
try { const kept = localStorage.theme; if (/^(dark|light)$/.test(kept)) root.theme = kept; } catch {}

function colours(button) {
	const isDark = () => root.theme ? root.theme === 'dark' : matchMedia('(prefers-color-scheme:dark)').matches;
	const show = () => { button.ariaPressed = isDark(); };
	button.onclick = () => {
		root.theme = isDark() ? 'light' : 'dark';
		try { localStorage.theme = root.theme; } catch {}
		show();
	};
	show();
	button.hidden = false;
}

// State is in the query, or for files in the fragment.
const hash = () => /=/.test(location.hash) ? location.hash.slice(1) : '';
const asked = () => [...new URLSearchParams(location.search.slice(1) + '&' + hash())].filter(([name]) => name);
function keep(state) {
	const query = String(new URLSearchParams(state));
	try {
		history.replaceState(null, '', location.pathname + (query && '?' + query) + (hash() ? '' : location.hash));
	} catch { if (query) location.hash = query; }
}

const state = form => Object.fromEntries([...new FormData(form)].filter(([, value]) => value));
const listed = ({ dataset }, name, value) => dataset[name]?.split(' ').includes(value);
const set = (field, value) => {
	if (field?.type === 'checkbox') return field.checked = true;
	const has = field?.tagName === 'SELECT' && [...field.options].some(option => option.value === value);
	if (has) field.value = value;
	return has;
};

// Sets fields from the address; shows what it cannot.
function start(form, change, own = () => false) {
	const left = asked().filter(pair => !own(...pair) && !set(form.elements[pair[0]], pair[1]));
	const note = $('.note', form);
	note.hidden = !left.length;
	note.textContent = `${note.dataset.text} ${left.map(pair => pair.join('=')).join(', ')}`;
	form.onchange = () => change(true);
	form.onreset = () => setTimeout(change, 0, true);
	form.onsubmit = () => false;
	form.hidden = false;
	change();
}

function filter(items, wanted, test) {
	for (const item of items) {
		item.hidden = !Object.entries(wanted).every(pair => test(item, ...pair));
	}
	return items.filter(item => !item.hidden);
}

const fold = (parts, at) => parts.forEach(part => { part.hidden = !$(at + ':not([hidden])', part); });

function timeline(form) {
	const events = $$('.event'), status = $('.count', form);
	start(form, isNew => {
		const shown = filter(events, state(form), listed);
		fold($$('.year'), '.event');
		status.textContent = status.dataset.text.replace('{n}', shown.length);
		if (isNew) keep(state(form));
	});
}

// Steps through the days; the map shows the stage of each.
function days(form) {
	const all = $$('.day'), range = $('input', form), map = $('.through .map'), status = $('.count', form);
	const tiles = $$('[data-code]', map);
	const show = isNew => {
		const day = all[range.value], at = Object.fromEntries(day.dataset.stages.split(' ').map(pair => pair.split(':')));
		for (const other of all) other.hidden = other !== day;
		for (const tile of tiles) tile.setAttribute('class', `tile stage-${at[tile.dataset.code] ?? 'none'}`);
		status.textContent = words($('h2', day));
		if (isNew) keep({ day: day.dataset.day });
	};
	range.oninput = show;
	for (const button of $$('button', form)) {
		button.onclick = () => { range.value = +range.value + +button.value; show(true); };
	}
	const wanted = new Map(asked()).get('day'), first = all.findLastIndex(day => day.dataset.day <= wanted);
	if (first >= 0) range.value = first;
	form.onsubmit = () => false;
	form.hidden = map.hidden = false;
	show();
}

function comparison(form) {
	const table = $('.matrix'), body = table.tBodies[0], region = $('.table-region').parentElement;
	const out = $('.result'), status = $('.count', form), said = status.dataset;
	const cols = $$('.provision', table), heads = $$('[data-key]', table), rows = [...body.rows];
	const keyed = key => cols.find(col => col.dataset.key === key);
	const cell = (row, col) => $$('[data-v]', row)[cols.indexOf(col)];
	const rank = $$('#f-value option').map(option => option.value);
	let key = '', down = false, kept = cols;

	const picks = [$('.pick', form)];
	while (picks.length < 4) {
		const copy = picks[0].cloneNode(true), id = `f-pick-${picks.length + 1}`;
		$('select', copy).id = $('label', copy).htmlFor = id;
		$('label', copy).append(` ${picks.length + 1}`);
		picks.at(-1).after(copy);
		picks.push(copy);
	}
	const fields = picks.map(pick => $('select', pick));
	const picked = () => [...new Set(fields.map(field => rows.find(row => row.dataset.slug === field.value)))]
		.filter(Boolean);

	const test = (row, name, value) => {
		if (/^(view|only|provision)$/.test(name)) return true;
		if (name !== 'value') return listed(row, name, value);
		const col = keyed(form.elements.provision.value);
		return (col ? [cell(row, col)] : $$('[data-v]', row)).some(cell => cell.dataset.v === value);
	};
	const head = (source, scope) => {
		const copy = make('th', { scope, className: source.className }, ...source.cloneNode(true).childNodes);
		$('button', copy)?.remove();
		return copy;
	};
	// Lines are pairs of a heading and its cells; those of one group of provisions stand together.
	const groups = $$('.group', table).flatMap(th => Array(th.colSpan).fill(words(th)));
	const bodies = (lines, width) => [...Map.groupBy(lines, ([source]) => groups[cols.indexOf(source)])].map(([group, own]) =>
		make('tbody', {}, ...group ? [make('tr', {}, make('th', { scope: 'rowgroup', colSpan: width, className: 'group' }, group))] : [],
			...own.map(([source, cells]) => make('tr', {}, head(source, 'row'), ...cells))));
	const grid = (kind, corner, tops, lines) => make('table', { className: 'matrix ' + kind },
		make('caption', {}, `${form.elements.view.selectedOptions[0].text}: ${status.textContent}`),
		make('thead', {}, make('tr', {}, make('th', { scope: 'col', className: 'corner' }, corner),
			...tops.map(top => head(top, 'col')))),
		...bodies(lines.map(([source, cells]) => [source, cells.map((cell, i) => {
			const copy = cell.cloneNode(true);
			copy.dataset.of = tops.length > 1 ? words($('a', tops[i])) : '';
			return copy;
		})]), tops.length + 1));
	const differing = shown => cols.filter(col => new Set(shown.map(row => cell(row, col).dataset.v)).size > 1);
	const across = (kind, shown, kept) => [
		grid(kind, words($('[for=f-provision]', form)), shown.map(row => row.cells[0]),
			kept.map(col => [col, shown.map(row => cell(row, col))])),
		...kept.length < cols.length ? [make('p', {}, said.alike.replace('{n}', cols.length - kept.length))] : []];

	const shown = () => form.elements.view.value === 'side' ? picked() : [...body.rows].filter(row => !row.hidden);
	const change = isNew => {
		const wanted = state(form), { view } = wanted;
		filter(rows, wanted, test);
		if (!picked().length) fields[0].value = rows[0].dataset.slug;
		for (const part of $$('[data-view]', form)) part.hidden = !listed(part, 'view', view);
		picks.forEach((pick, i) => { pick.hidden ||= i > 1 && !fields[i - 1].value; });
		const now = shown();
		kept = view === 'one' ? [keyed(wanted.provision) ?? cols[0]]
			: view === 'side' && wanted.only && now.length > 1 ? differing(now) : cols;
		status.textContent = said.text.replace('{n}', now.length);
		region.hidden = view !== 'table';
		out.hidden = !region.hidden;
		out.replaceChildren(...view === 'side' ? across('said-too', now, kept)
			: view === 'across' ? across('dense', now, kept)
			: view === 'one' ? [grid('said-too', words(table.rows[0].cells[0].firstChild), kept,
				now.map(row => [row.cells[0], [cell(row, kept[0])]]))] : []);
		if (!isNew) return;
		if (view === 'side') wanted.pick = now.map(row => row.dataset.slug);
		if (view === 'table') delete wanted.view;
		if (key) wanted.sort = (down ? '-' : '') + key;
		keep(wanted);
	};

	const sort = (by, isDown) => {
		[key, down] = [by, isDown];
		const col = keyed(by);
		const value = row => col ? rank.indexOf(cell(row, col).dataset.v)
			: by === 'signed' ? row.dataset.signed : rows.indexOf(row);
		body.append(...[...rows].sort((a, b) => ((value(a) > value(b)) - (value(a) < value(b))) * (down ? -1 : 1)));
		for (const th of heads) th.ariaSort = th.dataset.key !== by ? null : down ? 'descending' : 'ascending';
	};
	for (const th of heads) {
		const name = words(th), by = th.dataset.key;
		const button = make('button', { className: 'sort', ariaLabel: `${table.dataset.sort} ${name}` }, '↕');
		button.onclick = () => {
			sort(by, key === by && !down);
			change(true);
			status.append('. ', said.sorted.replace('{name}', name).replace('{direction}', down ? said.down : said.up));
		};
		th.append(button);
	}

	$('.csv', form).onclick = () => {
		const keys = kept.map(col => col.dataset.key);
		const facts = ['slug', 'code', 'stage', 'signed'];
		const lines = shown().map(row => [...facts.map(name => row.dataset[name]), ...kept.map(col => cell(row, col))
			.flatMap(cell => [cell.dataset.v, $('.pinpoint', cell)?.textContent ?? ''])]);
		lines.unshift([...facts, ...keys.flatMap(key => [key, key + '_pinpoint'])]);
		const text = lines.map(line => line.map(item => `"${item.replaceAll('"', '""')}"`).join() + '\r\n').join('');
		const href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
		make('a', { download: 'comparison.csv', href }).click();
	};

	// An answer opens its sentence and source here; with a modifier key, or before, it leads to the entry.
	const box = make('dialog', {});
	box.setAttribute('aria-labelledby', 'answer');
	box.onclick = event => { if (event.target === box) box.close(); };
	form.after(box);
	const explain = event => {
		const link = event.target.closest('.matrix:not(.said-too) td > a'), said = link && $('.said', link.parentElement);
		if (!said || event.ctrlKey || event.metaKey || event.shiftKey) return;
		event.preventDefault();
		const [, slug, id] = link.href.match(/([^/]+)\.html#provision-(.+)$/), { open, close } = table.dataset;
		const name = words($('a', rows.find(row => row.dataset.slug === slug)));
		const button = make('button', { type: 'button', onclick: () => box.close() }, close);
		box.replaceChildren(make('h2', { id: 'answer' }, `${name}: ${words($('a', keyed(id)))}`),
			make('p', {}, ...[...link.cloneNode(true).children].flatMap((part, i) => i > 1 ? [', ', part] : [part, i ? '' : ' '])),
			make('p', {}, ...said.cloneNode(true).childNodes),
			make('p', {}, make('a', { href: link.href }, open), button));
		box.showModal();
	};
	table.onclick = out.onclick = explain;
	// Browsers leave what is in sight by a few pixels where it is.
	region.addEventListener('focusin', ({ target }) => {
		if (target.matches('a:focus-visible,button:focus-visible')) target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
	});

	if (innerWidth < 640 && !asked().length) form.elements.view.value = 'side';
	start(form, change, (name, value) => {
		if (name === 'pick') return value.split(',').slice(0, 4).map((slug, i) => set(fields[i], slug)).every(Boolean);
		const by = name === 'sort' && value.replace('-', '');
		if (!heads.some(th => th.dataset.key === by)) return false;
		sort(by, by !== value);
		return true;
	});
}

// Endings of Ukrainian and English, cut off query and text.
const stem = word => word.length < 5 ? word : word.replace(
	/(?:[оеє]ві|ого|ому|[иіаяї]ми|[аяиі]х|[оеє]ю|[іїо]в|[еиіо]й|ої|[аяоеє]м|[аяуюоеєиіїьй])$/, '').replace(/(?:ie|e)?s$/, '');
const tokens = text => text.toLowerCase().replace(/['’ʼ]/g, '').match(/[\p{L}\p{N}]+/gu) ?? [];
const stems = text => tokens(text).flatMap(word => [word, stem(word)]);

function search(form) {
	const input = $('input', form), status = $('[role=status]', form), findings = $('.findings');
	const items = $$('li', findings).map((li, i) =>
		({ li, i, list: li.parentElement, title: stems(words($('a', li))), text: stems(words(li)) }));
	const links = () => $$('li:not([hidden]) > a', findings);
	const update = () => {
		const query = tokens(input.value).map(word => [word, stem(word)]);
		const fits = (list, [word, root]) => list.some(other => other.startsWith(word) || other === root);
		for (const item of items) {
			item.score = query.reduce((sum, word) =>
				sum + (fits(item.title, word) ? 2 : fits(item.text, word) ? 1 : -99), 0);
		}
		for (const { li, list, score } of items.sort((a, b) => b.score - a.score || a.i - b.i)) {
			li.hidden = score < 0;
			list.append(li);
		}
		fold($$('section', findings), 'li');
		const count = links().length;
		status.textContent = !query.length ? '' : count ? `${status.dataset.some}: ${count}` : status.dataset.none;
	};
	input.value = new Map(asked()).get('q') ?? '';
	input.oninput = () => { update(); keep(input.value ? { q: input.value } : {}); };
	form.onsubmit = () => { links()[0]?.focus(); return false; };
	document.onkeydown = event => {
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		const here = links(), active = document.activeElement, i = here.indexOf(active);
		const isHere = active === input || i >= 0;
		if (event.key === '/' && active !== input) input.focus();
		else if (event.key === 'Escape' && isHere) { input.value = ''; input.focus(); input.oninput(); }
		else if (event.key === 'ArrowDown' && isHere) here[i + 1]?.focus();
		else if (event.key === 'ArrowUp' && i >= 0) (here[i - 1] ?? input).focus();
		else return;
		event.preventDefault();
	};
	form.hidden = false;
	update();
	input.focus();
}

// Notes beside the text; on narrow screens a mark opens them.
function notes() {
	for (const block of $$('.prose > *')) {
		const aside = make('div', { className: 'margin' });
		for (const mark of $$('.mark a', block)) {
			const note = $(mark.hash), pinpoint = $('.pinpoint', note);
			aside.append(make('p', {}, mark.hash.slice(6) + ' ', $('cite', note).cloneNode(true), pinpoint ? `, ${words(pinpoint)}` : ''));
			mark.onclick = () => {
				if (isWide()) return true;
				mark.ariaExpanded = aside.classList.toggle('open');
				return false;
			};
		}
		if (!aside.firstChild) continue;
		block[isWide() ? 'before' : 'after'](aside);
	}
}

function copying(model) {
	for (const box of $$('.copyable')) {
		const button = model.cloneNode(true), text = $('pre', box);
		button.onclick = async () => {
			getSelection().selectAllChildren(text);
			try { await navigator.clipboard.writeText(text.textContent); } catch { document.execCommand('copy'); }
			button.textContent = model.dataset.done;
			setTimeout(() => { button.textContent = model.textContent; }, 2000);
		};
		box.append(button);
	}
}

document.addEventListener('DOMContentLoaded', () => {
	const parts = { '.theme': colours, '[data-for=event]': timeline, '[data-for=row]': comparison, '[data-for=day]': days, 'form.search': search,
		'.copy-words button': copying, 'ol.notes': notes };
	for (const at in parts) if ($(at)) parts[at]($(at));
	root.js = 'ready';
});
})();
