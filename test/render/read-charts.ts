/** A picture as a reader of the file finds it: numbers in attributes of the SVG, nothing else. */
export interface ReadChart {
  readonly figure: string;
  readonly kind: string;
  readonly size: string;
  readonly text: string;
}

export function readCharts(html: string): readonly ReadChart[] {
  return [...html.matchAll(/<figure id="([^"]+)" class="figure">([\s\S]*?)<\/figure>/gu)].flatMap(([, figure = '', inside = '']) =>
    [...inside.matchAll(/<svg class="chart (\w+) (\w+)"[\s\S]*?<\/svg>/gu)].map(([text, kind = '', size = '']) => ({
      figure,
      kind,
      size,
      text,
    })),
  );
}

/** Elements that have the first attribute, as records of their data-* attributes. */
export function dataOf(text: string, attribute: string): readonly Readonly<Record<string, string>>[] {
  return [...text.matchAll(/<[a-z]+ ([^>]*)>/gu)]
    .map(([, attributes = '']) =>
      Object.fromEntries([...attributes.matchAll(/data-([a-z]+)="([^"]*)"/gu)].map(([, name = '', value = '']) => [name, unescape(value)])),
    )
    .filter((data) => Object.hasOwn(data, attribute));
}

const characters: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
const unescape = (text: string): string => text.replace(/&(?:amp|lt|gt|quot|#39);/gu, (entity) => characters[entity] ?? entity);
