import { exitCodes, MemcaseError } from '../contract/index.ts';

/** What the user asked for. Selectors add up. */
export type Selector =
  | { readonly kind: 'pid'; readonly pid: number }
  /** A pattern on comm or the executable's base name. */
  | { readonly kind: 'name'; readonly pattern: string }
  /** A pattern on the executable's whole path. */
  | { readonly kind: 'exe'; readonly pattern: string }
  | { readonly kind: 'unit'; readonly unit: string }
  /** `/system.slice/api.service`, with or without the mount point before it; everything below it as well. */
  | { readonly kind: 'cgroup'; readonly path: string }
  /** The beginning of a container's id, or the name that stands in the path of its cgroup. */
  | { readonly kind: 'container'; readonly id: string }
  | { readonly kind: 'all' };

/** Selectors of one option's value: `--pid 812,813`. Throws a usage error that says what is wrong with it. */
export function parseSelector(kind: Selector['kind'], value: string): readonly Selector[] {
  switch (kind) {
    case 'pid':
      return value.split(',').map((part) => ({ kind, pid: parsePid(part) }));
    case 'name':
    case 'exe':
      return [{ kind, pattern: filled(kind, value) }];
    case 'unit':
      return [{ kind, unit: unitName(filled(kind, value)) }];
    case 'cgroup':
      return [{ kind, path: `/${filled(kind, value).replace(/^\/+|\/+$/gu, '')}` }];
    case 'container':
      return [{ kind, id: filled(kind, value) }];
    case 'all':
      return [{ kind }];
    default:
      return kind satisfies never;
  }
}

function parsePid(text: string): number {
  const pid = Number(text);
  if (/^[0-9]{1,10}$/u.test(text.trim()) && pid > 0 && pid <= 2 ** 22) return pid;
  throw usage(`--pid wants process ids (1 to 4194304, several with commas), not ${JSON.stringify(text)}.`);
}

function filled(kind: string, value: string): string {
  if (value !== '' && !value.includes('\0')) return value;
  throw usage(`--${kind} wants a value.`);
}

/** systemctl(1) takes `api` for `api.service` as well. */
function unitName(text: string): string {
  return /\.(?:service|scope|slice|socket|mount|swap)$/u.test(text) ? text : `${text}.service`;
}

function usage(what: string): MemcaseError {
  return new MemcaseError({ code: 'bad-selector', exit: exitCodes.usage, what });
}

/** A selector as the user writes it. */
export function showSelector(selector: Selector): string {
  switch (selector.kind) {
    case 'pid':
      return `--pid ${selector.pid}`;
    case 'name':
    case 'exe':
      return `--${selector.kind} ${selector.pattern}`;
    case 'unit':
      return `--unit ${selector.unit}`;
    case 'cgroup':
      return `--cgroup ${selector.path}`;
    case 'container':
      return `--container ${selector.id}`;
    case 'all':
      return '--all';
    default:
      return selector satisfies never;
  }
}

/** A short word on what was selected, for a file name. */
export function describeTargets(selectors: readonly Selector[]): string {
  const words = selectors.map((selector) => {
    switch (selector.kind) {
      case 'pid':
        return `pid${selector.pid}`;
      case 'name':
        return selector.pattern;
      case 'exe':
        return selector.pattern.split('/').at(-1) ?? '';
      case 'unit':
        return selector.unit;
      case 'cgroup':
        return selector.path.split('/').at(-1) ?? '';
      case 'container':
        return selector.id.slice(0, 12);
      case 'all':
        return 'all';
      default:
        return selector satisfies never;
    }
  });
  return words.length > 3 ? `${words.slice(0, 3).join('-')}-and-${words.length - 3}` : words.join('-');
}
