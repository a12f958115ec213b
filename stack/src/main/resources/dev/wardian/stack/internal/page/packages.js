/* Draws the packages that #data tells of. Names and texts are foreign: they reach the page as text
   nodes or as labels on a canvas, never as HTML. */
(function () {
    'use strict';
    const data = JSON.parse(document.getElementById('data').textContent);
    const packages = data.packages;
    const body = document.body;
    const at = (id) => document.getElementById(id);
    const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
    const COLOURS = 8;
    const MOST_CHAINS = 5;

    // ---- what is asked of whom

    const asks = packages.map(() => []);
    const askedBy = packages.map(() => []);
    data.edges.forEach(([from, to, asked, state]) => {
        const edge = {from, to, asked, state};
        asks[from].push(edge);
        askedBy[to].push(edge);
    });

    /* All that can be reached, over edges(at) to end(edge). */
    function reach(starts, edges, end) {
        const reached = new Set(starts);
        const open = [...starts];
        while (open.length) {
            for (const edge of edges[open.shift()]) {
                const next = end(edge);
                if (!reached.has(next)) {
                    reached.add(next);
                    open.push(next);
                }
            }
        }
        return reached;
    }
    const below = (start) => reach([start], asks, (edge) => edge.to);
    const above = (start) => reach([start], askedBy, (edge) => edge.from);

    /* The top-level package that brings each one in, over the fewest steps. */
    const broughtBy = packages.map((one) => one.group);

    /* The biggest groups get a colour of their own, as many as can be told apart. */
    const groupColour = new Map();
    (function () {
        const weight = new Map();
        broughtBy.forEach((group, index) => {
            weight.set(group, (weight.get(group) || 0) + (data.sized ? packages[index].bytes : 1));
        });
        [...weight.keys()].sort((a, b) => weight.get(b) - weight.get(a) || a - b)
            .forEach((group, rank) => groupColour.set(group, 'c' + Math.min(rank, COLOURS)));
    })();

    /* The shortest chains from top-level packages to this one. */
    function chains(target) {
        const found = [];
        const open = [[target]];
        for (let looked = 0; open.length && looked < 4000; looked++) {
            const chain = open.shift();
            const first = chain[0];
            if (chain.length > 1 && packages[first].role === 'top') {
                if (found.length === MOST_CHAINS) return {found, more: true};
                found.push(chain);
                continue;
            }
            const sources = [...new Set(askedBy[first].map((edge) => edge.from))];
            for (const from of sources) {
                if (!chain.includes(from)) open.push([from, ...chain]);
            }
        }
        return {found, more: open.length > 0};
    }

    // ---- texts

    function size(bytes) {
        const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
        let unit = 0;
        while (bytes >= 1024 && unit < 4) { bytes /= 1024; unit++; }
        return (unit ? bytes.toFixed(1) : bytes) + ' ' + units[unit];
    }
    const titled = (one) => one.version ? one.name + ' ' + one.version : one.name;

    function element(kind, text, className) {
        const made = document.createElement(kind);
        if (text !== undefined) made.textContent = text;
        if (className) made.className = className;
        return made;
    }
    function lines(texts) {
        const box = element('div');
        texts.filter(Boolean).forEach((text, index) => box.append(element(index ? 'div' : 'strong', text)));
        return box;
    }
    function named(index, suffix) {
        const item = element('li');
        const button = element('button', packages[index].name, 'name');
        button.type = 'button';
        button.addEventListener('click', () => select(index));
        item.append(button);
        if (suffix) item.append(document.createTextNode(' ' + suffix));
        return item;
    }

    // ---- what is chosen

    let view = 'graph';
    let selected = -1;
    let graph = null;
    let map = null;

    function select(index) {
        selected = index === selected ? -1 : index;
        remember();
        details();
        if (view === 'graph') drawGraph();
        if (view === 'size' && selected >= 0) map.dispatchAction({type: 'treemapRootToNode', targetNodeId: 'p' + selected});
    }

    function details() {
        const box = at('details');
        box.replaceChildren();
        if (selected < 0) {
            box.append(element('p', 'Choose a package to see why it is here, what it asks for and what it takes.', 'dim'));
            const unmet = data.edges.filter((edge) => edge[3] !== 'met');
            const tops = packages.map((_, index) => index).filter((index) => packages[index].role === 'top');
            box.append(element('h3', 'Top-level (' + tops.length + ')'));
            const starts = element('ul');
            tops.forEach((index) => starts.append(named(index, packages[index].version)));
            box.append(starts);
            if (unmet.length) {
                box.append(element('h3', 'Not met: ' + unmet.length));
                const list = element('ul');
                unmet.forEach(([from, to, asked, state]) => {
                    const item = named(to, (asked || 'any version') + ' for ');
                    const by = named(from);
                    item.append(...by.childNodes);
                    item.append(document.createTextNode(' '));
                    item.append(element('span', state === 'missing' ? 'missing' : 'conflict', 'bad'));
                    list.append(item);
                });
                box.append(list);
            }
            return;
        }
        const one = packages[selected];
        box.append(element('h2', titled(one)));
        if (one.summary) box.append(element('p', one.summary, 'dim'));
        const facts = element('dl');
        const fact = (name, text, className) => {
            if (text) facts.append(element('dt', name), element('dd', text, className));
        };
        fact('Is here', {top: 'top-level', plain: 'as a dependency', missing: 'not: it is missing'}[one.role],
            one.role === 'missing' ? 'bad' : '');
        if (one.conflict) fact('Version', 'not accepted by all who ask', 'bad');
        if (data.sized && one.role !== 'missing') {
            fact(data.kind === 'lock' ? 'Download' : 'Size', one.bytes ? size(one.bytes) : 'not known');
            if (data.kind === 'environment') {
                fact('Own', size(one.own) + '; shared ' + size(one.bytes - one.own));
                fact('Files', String(one.files));
            }
            let all = 0;
            below(selected).forEach((index) => { all += packages[index].bytes; });
            if (all !== one.bytes) fact('With needs', size(all));
        }
        fact('Licence', one.role === 'missing' ? '' : one.licence || (data.kind === 'lock' ? '' : 'says nothing'));
        box.append(facts);
        if (askedBy[selected].length) {
            const why = chains(selected);
            if (why.found.length) {
                box.append(element('h3', 'Why it is here'));
                const list = element('ul');
                why.found.forEach((chain) => list.append(element('li', chain.map((index) => packages[index].name).join(' → '))));
                if (why.more) list.append(element('li', 'and further ways', 'dim'));
                box.append(list);
            }
        }
        edgeList(box, 'Asked for by', askedBy[selected], (edge) => edge.from);
        edgeList(box, 'Asks for', asks[selected], (edge) => edge.to);
        const clear = element('button', 'Clear the choice', 'name');
        clear.type = 'button';
        clear.addEventListener('click', () => select(selected));
        const foot = element('p');
        foot.append(clear);
        box.append(foot);
    }

    function edgeList(box, title, edges, end) {
        if (!edges.length) return;
        box.append(element('h3', title + ' (' + edges.length + ')'));
        const list = element('ul');
        edges.forEach((edge) => {
            const item = named(end(edge), edge.asked);
            if (edge.state !== 'met') {
                item.append(document.createTextNode(' '), element('span', edge.state === 'missing' ? 'missing' : 'conflict', 'bad'));
            }
            list.append(item);
        });
        box.append(list);
    }

    // ---- the graph

    /* Columns from left to right: a package stands right of all who ask for it, but in circles. */
    function columns(shown) {
        const inside = (edges) => edges.filter((edge) => shown.has(edge.from) && shown.has(edge.to) && edge.from !== edge.to);
        const back = new Set();
        const state = new Map();
        const order = [];
        const starts = [...shown].sort((a, b) =>
            inside(askedBy[a]).length - inside(askedBy[b]).length || a - b);
        for (const start of starts) {
            if (state.has(start)) continue;
            const stack = [[start, inside(asks[start]), 0]];
            state.set(start, 'open');
            while (stack.length) {
                const frame = stack[stack.length - 1];
                if (frame[2] === frame[1].length) {
                    state.set(frame[0], 'done');
                    order.push(frame[0]);
                    stack.pop();
                    continue;
                }
                const edge = frame[1][frame[2]++];
                if (state.get(edge.to) === 'open') back.add(edge);
                else if (!state.has(edge.to)) {
                    state.set(edge.to, 'open');
                    stack.push([edge.to, inside(asks[edge.to]), 0]);
                }
            }
        }
        const depth = new Map();
        order.reverse().forEach((index) => {
            const before = inside(askedBy[index]).filter((edge) => !back.has(edge)).map((edge) => depth.get(edge.from) + 1);
            depth.set(index, Math.max(0, ...before));
        });
        const layers = [];
        [...shown].sort((a, b) => a - b).forEach((index) => {
            const level = depth.get(index);
            (layers[level] = layers[level] || []).push(index);
        });
        return layers.filter(Boolean);
    }

    /* Neighbours near each other: each column is sorted by where its neighbours stand, to and fro. */
    function sorted(layers, shown) {
        const place = new Map();
        const number = (layer) => layer.forEach((index, row) => place.set(index, layer.length < 2 ? 0.5 : row / (layer.length - 1)));
        layers.forEach(number);
        for (let round = 0; round < 10; round++) {
            const forward = round % 2 === 0;
            (forward ? layers : [...layers].reverse()).forEach((layer) => {
                const wish = new Map(layer.map((index) => {
                    const around = (forward ? askedBy[index].map((edge) => edge.from) : asks[index].map((edge) => edge.to))
                        .filter((other) => shown.has(other) && other !== index).map((other) => place.get(other));
                    return [index, around.length ? around.reduce((a, b) => a + b, 0) / around.length : place.get(index)];
                }));
                layer.sort((a, b) => wish.get(a) - wish.get(b) || a - b);
                number(layer);
            });
        }
        return layers;
    }

    function placed(shown, width, height) {
        const layers = sorted(columns(shown), shown);
        const longest = Math.max(12, Math.floor(height / 17));
        const places = new Map();
        let right = 0;
        layers.forEach((layer) => {
            const parts = Math.ceil(layer.length / longest);
            for (let part = 0; part < parts; part++) {
                const rows = layer.filter((_, row) => row % parts === part);
                rows.forEach((index, row) => {
                    const y = (row - (rows.length - 1) / 2) + (part % 2) * 0.5;
                    places.set(index, [right, y * Math.min(1.6, Math.max(1, 14 / rows.length))]);
                });
                // room for the usual name, not for the longest
                const widths = rows.map((index) => packages[index].name.length).sort((a, b) => a - b);
                right += 5 + widths[Math.floor((widths.length - 1) * 0.8)] + (part === parts - 1 ? 4 : 0);
            }
        });
        // to the proportions of the window
        const all = [...places.values()];
        const wide = Math.max(1, ...all.map((place) => place[0]));
        const high = Math.max(1, 2 * Math.max(...all.map((place) => Math.abs(place[1]))));
        all.forEach((place) => {
            place[0] = place[0] / wide * width;
            place[1] = place[1] / high * height;
        });
        return places;
    }

    function nodeColour(index) {
        const one = packages[index];
        if (one.role === 'missing') return colour('missing');
        if (one.conflict) return colour('conflict');
        if (at('colour').value === 'group') return colour(groupColour.get(broughtBy[index]));
        return colour(one.role);
    }

    function drawGraph() {
        const focus = selected >= 0;
        const up = focus ? above(selected) : new Set();
        const down = focus ? below(selected) : new Set();
        const near = new Set([...up, ...down]);
        const only = focus && at('only').checked;
        const shown = only ? near : new Set(packages.keys());
        key(); // its lines leave the rest of the height to the drawing
        graph.resize();
        const box = at('graph');
        const width = box.clientWidth - 190, height = box.clientHeight - 50;
        const places = placed(shown, width, height);
        const most = Math.max(1, ...packages.map((one) => one.bytes || 0));
        const nodes = [...shown].map((index) => {
            const one = packages[index];
            const faint = focus && !near.has(index);
            return {
                id: String(index), name: one.name, index,
                x: places.get(index)[0],
                y: places.get(index)[1],
                symbol: one.role === 'missing' ? 'diamond' : one.role === 'top' ? 'roundRect' : 'circle',
                symbolSize: (one.role === 'top' ? 13 : 10) + (data.sized ? 16 * Math.sqrt((one.bytes || 0) / most) : 0),
                itemStyle: {
                    color: nodeColour(index), opacity: faint ? 0.18 : 1,
                    borderColor: colour(index === selected ? 'ink' : 'paper'), borderWidth: index === selected ? 3 : 1,
                },
                label: {
                    show: !faint, fontWeight: index === selected || one.role === 'top' ? 'bold' : 'normal',
                    color: one.role === 'missing' ? colour('bad') : colour('ink'),
                },
            };
        });
        const links = [];
        const inside = data.edges.filter(([from, to]) => shown.has(from) && shown.has(to));
        inside.forEach(([from, to, asked, state]) => {
            const upward = focus && up.has(from) && up.has(to);
            const downward = focus && down.has(from) && down.has(to);
            const unmet = state !== 'met';
            const touching = from === selected || to === selected;
            links.push({
                source: String(from), target: String(to), asked, state,
                lineStyle: {
                    color: unmet ? colour('missing') : upward ? colour('up') : downward ? colour('down') : colour('edge'),
                    type: unmet ? 'dashed' : 'solid',
                    width: upward || downward || unmet ? 1.8 : 1,
                    opacity: focus ? (upward || downward ? 0.95 : 0.08) : inside.length > 250 ? 0.45 : 0.8,
                    curveness: from === to ? 0.5 : 0.12,
                },
                label: {show: Boolean(asked) && (touching || inside.length <= 25), formatter: () => asked, color: colour(unmet ? 'bad' : 'dim')},
            });
        });
        graph.setOption({
            animation: false,
            tooltip: {confine: true, backgroundColor: colour('panel'), borderColor: colour('line'), textStyle: {color: colour('ink')},
                formatter: (item) => item.dataType === 'edge' ? edgeTip(item.data) : nodeTip(packages[item.data.index])},
            series: [{
                type: 'graph', layout: 'none', roam: true,
                left: 20, right: 170, top: 20, bottom: 30,
                data: nodes, links, edgeSymbol: ['none', 'arrow'], edgeSymbolSize: 7,
                label: {show: true, position: 'right', fontSize: 12, formatter: (item) => packages[item.data.index].name},
                edgeLabel: {fontSize: 11},
                labelLayout: {hideOverlap: true},
                emphasis: {focus: focus ? 'none' : 'adjacency', label: {fontWeight: 'bold'}, lineStyle: {width: 2.5}},
                blur: {itemStyle: {opacity: 0.25}, lineStyle: {opacity: 0.1}, label: {opacity: 0.3}},
                scaleLimit: {min: 0.3, max: 12},
            }],
        }, {notMerge: true});
    }
    function edgeTip(edge) {
        return lines([
            packages[edge.source].name + ' → ' + packages[edge.target].name,
            edge.asked || 'any version',
            edge.state === 'met' ? '' : edge.state === 'missing' ? 'missing' : 'conflict: ' + titled(packages[edge.target]) + ' is there',
        ]);
    }
    function nodeTip(one) {
        return lines([
            titled(one),
            one.role === 'missing' ? 'missing' : one.conflict ? 'a version that is not accepted' : '',
            data.sized && one.bytes ? size(one.bytes) : '',
            one.licence,
        ]);
    }

    // ---- the treemap

    function mixed(from, to, share) {
        const parts = (text) => [1, 3, 5].map((start) => parseInt(text.slice(start, start + 2), 16));
        const a = parts(from), b = parts(to);
        return 'rgb(' + a.map((value, index) => Math.round(value + (b[index] - value) * share)).join(',') + ')';
    }

    function drawMap() {
        key();
        map.resize();
        const what = at('measure').value;
        const byGroup = at('mapcolour').value === 'group';
        const own = colour('own'), shared = colour('shared'), paper = colour('paper');
        const weight = (bytes, ownBytes) => what === 'own' ? ownBytes : what === 'shared' ? bytes - ownBytes : bytes;
        let last = 0;
        const tile = ([name, bytes, ownBytes, children], base, depth) => {
            const made = {
                id: 't' + (last++), name, value: weight(bytes, ownBytes), bytes, own: ownBytes,
                itemStyle: {
                    color: byGroup ? mixed(base, paper, depth % 2 ? 0.22 : 0.08) : mixed(shared, own, bytes ? ownBytes / bytes : 0),
                    borderColor: children ? mixed(byGroup ? base : colour('c8'), paper, 0.55) : paper,
                },
            };
            if (children) made.children = children.map((child) => tile(child, base, depth + 1)).filter((child) => child.value > 0);
            return made;
        };
        const tiles = [];
        packages.forEach((one, index) => {
            const value = weight(one.bytes || 0, one.own || 0);
            if (value <= 0) return;
            const base = colour(groupColour.get(broughtBy[index]));
            const made = tile([titled(one), one.bytes, one.own, one.tree], base, 0);
            made.id = 'p' + index;
            made.index = index;
            tiles.push(made);
        });
        if (data.rest && weight(data.rest[0], data.rest[1]) > 0) {
            tiles.push(tile(['(no package)', data.rest[0], data.rest[1]], colour('c8'), 0));
        }
        map.setOption({
            animationDurationUpdate: 300,
            tooltip: {confine: true, backgroundColor: colour('panel'), borderColor: colour('line'), textStyle: {color: colour('ink')},
                formatter: (item) => {
                    const path = item.treePathInfo.slice(1).map((part) => part.name);
                    return lines([path.join(' / ') || data.title, size(item.data.bytes || item.value),
                        data.kind === 'environment' && item.data.bytes !== undefined ? 'own ' + size(item.data.own) + ', shared ' + size(item.data.bytes - item.data.own) : '']);
                }},
            series: [{
                type: 'treemap', name: data.kind === 'lock' ? 'downloads' : 'all packages', data: tiles,
                left: 10, right: 10, top: 6, bottom: 34, leafDepth: 2, roam: false, nodeClick: 'zoomToNode', visibleMin: 30, childrenVisibleMin: 5000,
                drillDownIcon: '',
                breadcrumb: {bottom: 4, height: 22, itemStyle: {color: colour('panel'), borderColor: colour('line'), textStyle: {color: colour('ink')}},
                    emphasis: {itemStyle: {color: colour('line'), textStyle: {color: colour('ink')}}}},
                label: {color: colour('ink'), fontSize: 12, lineHeight: 16, overflow: 'truncate', formatter: (item) => item.name + '\n' + size(item.value)},
                upperLabel: {show: true, height: 20, color: colour('ink'), formatter: (item) => item.name + '  ' + size(item.value)},
                itemStyle: {borderColor: paper, borderWidth: 1, gapWidth: 1},
                levels: [
                    {itemStyle: {borderWidth: 0, gapWidth: 2}, upperLabel: {show: false}},
                    {itemStyle: {borderWidth: 2, gapWidth: 1}},
                    {itemStyle: {borderWidth: 1, gapWidth: 1}},
                ],
            }],
        }, {notMerge: true});
    }

    // ---- the rest of the page

    function key() {
        const list = at('key');
        list.replaceChildren();
        const entry = (name, text) => {
            const item = element('li');
            const mark = element('i');
            mark.style.background = 'var(--' + name + ')';
            item.append(mark, document.createTextNode(text));
            list.append(item);
        };
        const groups = () => {
            const shownGroups = [...groupColour].filter(([, name]) => name !== 'c' + COLOURS);
            shownGroups.forEach(([group, name]) => entry(name, 'here for ' + packages[group].name));
            if (shownGroups.length < groupColour.size) entry('c' + COLOURS, 'here for something else');
        };
        if (view === 'graph') {
            if (at('colour').value === 'group') groups();
            else {
                entry('top', 'top-level');
                entry('plain', 'dependency');
            }
            if (packages.some((one) => one.conflict)) entry('conflict', 'conflict');
            if (packages.some((one) => one.role === 'missing')) entry('missing', 'missing');
            if (selected >= 0) {
                entry('up', 'leads to ' + packages[selected].name);
                entry('down', 'asked for by ' + packages[selected].name);
            }
        } else if (view === 'size') {
            if (at('mapcolour').value === 'group') groups();
            else {
                entry('shared', 'shared with the store or other environments');
                entry('own', 'own');
            }
        }
    }

    function show(name) {
        view = name === 'size' && !data.sized ? 'graph' : name;
        body.classList.toggle('rows', view === 'table');
        for (const tab of document.querySelectorAll('nav button')) {
            tab.setAttribute('aria-selected', String(tab.dataset.view === view));
        }
        at('graphtools').hidden = at('graph').hidden = view !== 'graph';
        at('sizetools').hidden = at('map').hidden = view !== 'size';
        if (view === 'graph') {
            graph = graph || chart('graph', (item) => { if (item.dataType === 'node') select(item.data.index); });
            drawGraph();
        } else if (view === 'size') {
            const fresh = !map;
            map = map || chart('map', (item) => {
                const top = item.treePathInfo && item.treePathInfo[1];
                const index = packages.findIndex((one) => top && titled(one) === top.name);
                if (index >= 0 && index !== selected) { selected = index; remember(); details(); }
            });
            if (fresh) drawMap();
            else { key(); map.resize(); }
        } else {
            key();
        }
    }
    function chart(id, clicked) {
        const made = echarts.init(at(id), null, {renderer: 'canvas'});
        made.on('click', clicked);
        return made;
    }

    /* The address tells the view and the package, so that both can be linked to. */
    function remember() {
        const wish = '#' + view + (selected >= 0 ? '=' + packages[selected].name : '');
        try { history.replaceState(null, '', wish); } catch (_) { /* a page without an address */ }
    }
    function recall() {
        const [name, chosen] = decodeURIComponent(location.hash.slice(1)).split('=');
        if (chosen) selected = packages.findIndex((one) => one.name === chosen);
        return ['graph', 'size', 'table'].includes(name) ? name : body.dataset.view;
    }

    function search() {
        const wanted = at('search').value.trim().toLowerCase().replace(/[-_.]+/g, '-');
        const list = at('found');
        list.replaceChildren();
        if (!wanted) return;
        const found = packages.map((one, index) => [one.name.indexOf(wanted), index])
            .filter(([place]) => place >= 0).sort((a, b) => (a[0] > 0) - (b[0] > 0) || a[1] - b[1]);
        found.slice(0, 12).forEach(([, index]) => list.append(named(index, packages[index].version)));
        if (found.length > 12) list.append(element('li', 'and ' + (found.length - 12) + ' more', 'dim'));
        if (!found.length) list.append(element('li', 'no package has this in its name', 'dim'));
    }

    function sortRows(header, place) {
        const table = document.querySelector('#rows tbody');
        const numbers = header.classList.contains('n');
        const up = header.dataset.sorted !== (numbers ? 'down' : 'up');
        const descending = numbers ? up : !up;
        document.querySelectorAll('#rows th').forEach((one) => { delete one.dataset.sorted; one.removeAttribute('aria-sort'); });
        header.dataset.sorted = descending ? 'down' : 'up';
        header.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
        const text = (row) => row.cells[place].dataset.value || row.cells[place].textContent;
        [...table.rows].sort((a, b) => {
            const order = numbers ? text(a) - text(b) : text(a).localeCompare(text(b), 'en');
            return descending ? -order : order;
        }).forEach((row) => table.append(row));
    }

    body.classList.add('ready');
    at('scripted').prepend(at('rows'));
    for (const tab of document.querySelectorAll('nav button')) {
        tab.hidden = tab.dataset.view === 'size' && !data.sized;
        tab.addEventListener('click', () => { show(tab.dataset.view); remember(); });
    }
    at('shares').hidden = data.kind !== 'environment';
    document.querySelectorAll('#rows th').forEach((header, place) => {
        const button = element('button', header.textContent);
        button.type = 'button';
        button.addEventListener('click', () => sortRows(header, place));
        header.replaceChildren(button);
    });
    document.querySelectorAll('#rows tbody tr').forEach((row) => {
        const index = packages.findIndex((one) => one.name === row.dataset.name);
        const button = element('button', row.cells[0].textContent, 'name');
        button.type = 'button';
        button.addEventListener('click', () => { if (index !== selected) select(index); });
        row.cells[0].replaceChildren(button);
    });
    at('search').addEventListener('input', search);
    at('search').addEventListener('keydown', (event) => {
        const first = at('found').querySelector('button');
        if (event.key === 'Enter' && first) first.click();
    });
    for (const id of ['colour', 'only']) at(id).addEventListener('change', drawGraph);
    for (const id of ['measure', 'mapcolour']) at(id).addEventListener('change', drawMap);
    window.addEventListener('resize', () => {
        if (view === 'graph') drawGraph();
        if (view === 'size') map.resize();
    });
    window.addEventListener('hashchange', () => { show(recall()); details(); });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
        if (view === 'graph') drawGraph();
        if (map) drawMap();
    });
    const first = recall();
    details();
    show(first);
})();
