// What the page can do with a script on top of what it does without one.
'use strict';
(() => {
  const status = document.querySelector('.status');
  const say = (text) => {
    status.textContent = text;
  };

  // A link into a folded part opens it.
  const openTarget = () => {
    let id = '';
    try {
      id = decodeURIComponent(location.hash.slice(1));
    } catch {
      return;
    }
    const target = id === '' ? null : document.getElementById(id);
    for (let at = target; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true;
    if (target && !target.matches('[id^=explain-]')) target.scrollIntoView();
  };
  addEventListener('hashchange', openTarget);
  openTarget();

  // Paper has everything open.
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('details:not([open])')];
    for (const each of closed) each.open = true;
  });
  addEventListener('afterprint', () => {
    for (const each of closed) each.open = false;
  });

  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && document.querySelector('[id^=explain-]:target')) location.hash = 'closed';
  });

  addEventListener('click', (event) => {
    const cite = event.target instanceof Element ? event.target.closest('a[aria-label]') : null;
    if (cite && navigator.clipboard) {
      navigator.clipboard.writeText(cite.href).then(
        () => say(status.dataset.copied),
        () => {},
      );
    }
  });

  // A shadow where a table goes on to the right.
  const scrolls = [...document.querySelectorAll('.scroll')];
  const hint = (each) => each.toggleAttribute('data-more', each.scrollWidth - each.clientWidth - each.scrollLeft > 2);
  const resized = new ResizeObserver((entries) => {
    for (const entry of entries) hint(entry.target);
  });
  for (const each of scrolls) {
    each.addEventListener('scroll', () => hint(each), { passive: true });
    resized.observe(each);
  }

  const valueOf = (row, at) => {
    const cell = row.cells[at];
    if (cell.dataset.v !== undefined) return Number(cell.dataset.v);
    // An amount that is not rounded stands there in full, one that is has its bytes as title.
    const exact = cell.classList.contains('missing') ? null : /^(?:\d+ \u2192 )?([+\u2212-]?)([\d,]+)(?: B)?$/.exec(cell.title || cell.textContent.trim());
    if (cell.classList.contains('n') && exact !== null) return Number(exact[2].replace(/,/g, '')) * (exact[1] === '' || exact[1] === '+' ? 1 : -1);
    return cell.classList.contains('n') || cell.classList.contains('missing') ? Number.NEGATIVE_INFINITY : cell.textContent.trim();
  };
  const compare = (one, other) => (typeof one === 'number' && typeof other === 'number' ? one - other : String(one) < String(other) ? -1 : String(one) > String(other) ? 1 : 0);

  for (const table of document.querySelectorAll('table[data-interactive]')) {
    const body = table.tBodies[0];
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, at) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'sort';
      button.setAttribute('aria-label', `${status.dataset.sort}: ${head.textContent.trim()}`);
      button.addEventListener('click', () => {
        const down = head.getAttribute('aria-sort') !== 'descending';
        for (const each of heads) each.removeAttribute('aria-sort');
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        const rows = [...body.rows].sort((one, other) => compare(valueOf(one, at), valueOf(other, at)) * (down ? -1 : 1));
        body.append(...rows);
      });
      head.append(' ', button);
    });
    if (body.rows.length < 13) continue;
    const input = document.createElement('input');
    input.type = 'search';
    input.placeholder = status.dataset.filter;
    input.setAttribute('aria-label', `${status.dataset.filter}: ${table.caption.textContent.trim()}`);
    input.addEventListener('input', () => {
      const wanted = input.value.trim().toLowerCase();
      let shown = 0;
      for (const row of body.rows) {
        row.hidden = wanted !== '' && !row.textContent.toLowerCase().includes(wanted);
        if (!row.hidden) shown += 1;
      }
      say(`${shown} / ${body.rows.length}`);
    });
    const tools = document.createElement('p');
    tools.className = 'tools';
    tools.append(input);
    table.parentElement.before(tools);
  }
})();
