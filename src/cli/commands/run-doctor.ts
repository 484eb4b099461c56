import { examineAccess } from '../../capture/index.ts';
import { exitCodes, type Exit } from '../../contract/index.ts';
import { showName } from '../../text/index.ts';

/** `doctor`: what works here, and what to do for the rest. What is missing is an answer and no failure. */
export async function runDoctor(): Promise<Exit> {
  const access = process.platform === 'linux' ? examineAccess() : [];
  const lines =
    process.platform === 'linux'
      ? access.map(({ what, state, detail, next }) => `${mark(state)} ${what}: ${detail}${next === null ? '' : `\n         ${next}`}`)
      : [`${mark('no')} capture: this is no Linux; reports and diffs of captures work\n         memcase capture --ssh HOST ...`];
  lines.push(...(await describePaper()));
  process.stdout.write(`${lines.map((line) => line.split('\n').map(showName).join('\n')).join('\n')}\n`);
  return { code: exitCodes.done, reasons: [] };
}

function mark(state: 'yes' | 'no' | 'partly'): string {
  return { yes: 'ok      ', no: 'missing ', partly: 'partly  ' }[state];
}

/** The first browser that is found, and the font for Chinese. No browser is started: whether it runs shows the first PDF. */
async function describePaper(): Promise<readonly string[]> {
  const { browserCandidates, openPaperFonts } = await import('../../render/pdf/index.ts');
  const font = openPaperFonts().installed
    ? `${mark('yes')} fonts for PDF: @fontsource/noto-sans-sc`
    : `${mark('partly')} fonts for PDF: those of this system\n         npm install @fontsource/noto-sans-sc`;
  for (const candidate of browserCandidates(undefined, process.env)) {
    const found = await candidate.find();
    if ('path' in found) return [`${mark('yes')} browser for PDF: ${found.path} (${found.origin})`, font];
  }
  return [`${mark('no')} browser for PDF\n         install Chromium or Chrome, or npm install @sparticuz/chromium`, font];
}
