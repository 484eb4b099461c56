import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Analysis } from '../../../src/contract/index.ts';
import { render, type RenderOptions } from '../../../src/render/index.ts';
import { embeddedPackage, prepareEmbedded } from '../../../src/render/pdf/embedded.ts';
import { openPaperFonts, paperFamily } from '../../../src/render/pdf/fonts.ts';
import { launchBrowser } from '../../../src/render/pdf/launch.ts';
import { openPrinting } from '../../../src/render/pdf/print.ts';
import { sampleDiff } from '../../report/sample-analysis.ts';
import { hostileAnalysis } from '../hostile-analysis.ts';
import { rawNames } from '../hostile-names.ts';
import { testBrowser } from '../live-browser.ts';

const run = promisify(execFile);
const found = embeddedPackage();
const poppler = await run('pdfinfo', ['-v']).then(
  () => true,
  () => false,
);
const qpdf = await run('qpdf', ['--version']).then(
  () => true,
  () => false,
);
const browsers = [...('missing' in found ? [] : ['embedded']), ...(testBrowser === undefined ? [] : [testBrowser])];

describe.skipIf(browsers.length === 0 || !poppler)('the PDF (skipped without a browser, or without poppler-utils to look into it)', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'memcase-pdf-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  const print = async (analysis: Analysis, options: RenderOptions = {}): Promise<{ readonly file: string; readonly bytes: Buffer }> => {
    const chunks = [...(await render('pdf', analysis, { browser: browsers[0] ?? '', ...options })).chunks];
    const bytes = Buffer.concat(chunks.map((chunk) => Buffer.from(chunk)));
    const file = join(folder, `${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}.pdf`);
    await writeFile(file, bytes);
    return { file, bytes };
  };
  const info = async (file: string): Promise<string> => (await run('pdfinfo', [file])).stdout;
  const text = async (file: string): Promise<string> => (await run('pdftotext', ['-layout', file, '-'], { maxBuffer: 1 << 26 })).stdout;

  it.each(browsers)('is tagged, titled, with bookmarks, language and embedded fonts, in A4 (%s)', async (browser) => {
    const { file, bytes } = await print(sampleDiff('zh-CN'), { browser });
    const facts = await info(file);
    expect(facts).toMatch(/Tagged:\s+yes/u);
    expect(facts).toMatch(/Title:\s+INC-4711 api\.service/u);
    expect(facts).toMatch(/JavaScript:\s+no/u);
    expect(facts).toMatch(/\(A4\)/u);
    expect(Number(/Pages:\s+(\d+)/u.exec(facts)?.[1])).toBeGreaterThanOrEqual(2);
    const raw = bytes.toString('latin1');
    expect(raw).toMatch(/\/Lang ?\(zh-CN\)/u);
    expect(raw).toContain('/Outlines');
    const fonts = (await run('pdffonts', [file])).stdout
      .split('\n')
      .slice(2)
      .filter((line) => line !== '');
    expect(fonts.length).toBeGreaterThan(1);
    for (const font of fonts) expect(font).toMatch(/NotoSansSC.*CID TrueType.*yes yes yes/u);
  });

  it.skipIf(!qpdf)('is sound, its table of objects and its tag tree whole (skipped without qpdf)', async () => {
    const { file, bytes } = await print(sampleDiff());
    expect((await run('qpdf', ['--check', file])).stdout).toContain('No syntax or stream encoding errors found');
    const tags = (await run('pdfinfo', ['-struct-text', file], { maxBuffer: 1 << 26 })).stdout;
    for (const tag of ['Document', 'H1', 'H2', 'H3', 'Table', 'TR', 'TH', 'TD', 'Figure', 'L', 'Caption'])
      expect(tags, tag).toMatch(new RegExp(`^\\s*${tag}\\b`, 'mu'));
    expect(tags).toContain('Anonymous memory of api (pid 812, api.service) grew by 49.0 MiB');
    expect(bytes.length).toBeLessThan(600_000);
  });

  it('has running lines on every page, and the browser on the last', async () => {
    const { file } = await print(sampleDiff(), { paper: 'letter' });
    expect(await info(file)).toMatch(/\(letter\)/u);
    const pages = (await text(file)).split('\f').filter((page) => page.trim() !== '');
    for (const [at, page] of pages.entries()) {
      expect(page).toContain('INC-4711');
      expect(page).toContain('3ea94f2c70a9 → b75d0c91fa5d');
      expect(page).toMatch(new RegExp(`Page\\s+${String(at + 1)}\\s+of\\s+${String(pages.length)}`, 'u'));
    }
    expect(pages[0]).toContain('Anonymous memory of api (pid 812, api.service) grew by 49.0 MiB');
    expect(pages.at(-1)).toMatch(/Printed by: \S*Chrome\/\d+/u);
    const ownLines = 3;
    expect(
      pages
        .at(-1)
        ?.split('\n')
        .filter((line) => line.trim() !== '').length,
    ).toBeGreaterThan(ownLines);
  });

  it('is the same, byte for byte, in another time zone', async () => {
    const before = process.env['TZ'];
    const one = await print(sampleDiff());
    try {
      process.env['TZ'] = 'Asia/Shanghai';
      await new Promise((resolve) => setTimeout(resolve, 1100));
      const other = await print(sampleDiff());
      expect(createHash('sha256').update(other.bytes).digest('hex')).toBe(createHash('sha256').update(one.bytes).digest('hex'));
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });

  it('stays under 2 MB whatever comes in, with every odd character readable', async () => {
    for (const analysis of [hostileAnalysis(), hostileAnalysis(rawNames, { mappings: 500, processes: 100, cgroups: 50 })]) {
      const { file, bytes } = await print(analysis);
      expect(bytes.length).toBeLessThan(1_100_000);
      const printed = await text(file);
      expect(printed).toContain('<script>alert(1)</script>');
      expect(printed).not.toMatch(/[\u202a-\u202e\ufffd]/u);
    }
  });

  it.skipIf('missing' in found)('leaves nothing of the embedded browser behind: no process, no folder', async () => {
    const homes = async (): Promise<readonly string[]> => (await readdir(tmpdir())).filter((name) => name.startsWith('memcase-browser-'));
    const before = await homes();
    await print(sampleDiff(), { browser: 'embedded' });
    expect(await homes()).toEqual(before);
  });

  it.skipIf('missing' in found || process.getuid?.() !== 0)(
    'runs its browser as nobody when we are root (skipped for other users, and without the embedded browser)',
    async () => {
      if ('missing' in found) return;
      const running = await launchBrowser({ origin: 'embedded', ...(await prepareEmbedded(found.folder)) }, { timeoutMs: 30_000 });
      try {
        const owners = new Set<string>();
        for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/u.test(name))) {
          const [command, status] = await Promise.all(
            ['cmdline', 'status'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')),
          );
          if (command?.includes('memcase-browser-') === true) owners.add(/^Uid:\s+(\d+)/mu.exec(status ?? '')?.[1] ?? '?');
        }
        expect([...owners]).toEqual(['65534']);
      } finally {
        await running.stop();
      }
    },
  );

  it('draws 200 Chinese characters, none of them as the box of a missing glyph', async () => {
    const candidate =
      browsers[0] === 'embedded' && !('missing' in found)
        ? { origin: 'embedded' as const, ...(await prepareEmbedded(found.folder)) }
        : { origin: 'named' as const, path: testBrowser ?? '' };
    const characters =
      '内存进程映射匿名页缓存共享交换空间增长泄漏采集变更前后结论证据基线预算阈值堆栈分配区文件库主机限制软硬上峰值压力失速水位线回收链表工作集再次缺抖动不足控制组虚拟拟区域碎片锁定可内核对象页表项大透明写时复制次主异常中断换出入按比例分摊独占私有干净脏读取推算估计完整一致性参数已遮盖案例标签目标间隔工具样本注意警告严重供参考正常第共其他说明原因解释状态差距预期数字对照受余量占用名称路径地址范围权限设置线程描述符句柄时间戳哈希签名验证打包归档压缩解析渲染打印下载上传网络磁盘扇区块设备驱动模块符号调试跟踪采样频率延迟吞吐并发队列信号量互斥屏障原子指令寄存器页框架构平台版本补丁发布部署回滚监控告警值班复盘改进';
    const glyphs = [...new Set(characters)].slice(0, 200);
    expect(glyphs).toHaveLength(200);
    const cells = [...glyphs, '\u{10ffff}'].map((glyph) => `<i>${glyph}</i>`).join('');
    const page = `<!doctype html><html lang="zh-CN"><style>${openPaperFonts().faceRules(glyphs.join(''))}@page{size:210mm 297mm;margin:0}body{margin:0;display:grid;grid-template-columns:repeat(20,10mm);grid-auto-rows:10mm;font:normal 7mm "${paperFamily}"}i{font-style:normal}</style><body>${cells}`;
    const running = await launchBrowser(candidate, { timeoutMs: 30_000 });
    try {
      await writeFile(join(folder, 'glyphs.pdf'), await (await openPrinting(running.transport, 60_000)).print(page));
    } finally {
      await running.stop();
    }
    await run('pdftoppm', ['-r', '127', '-gray', join(folder, 'glyphs.pdf'), join(folder, 'glyphs')]);
    const image = await readFile(join(folder, (await readdir(folder)).find((name) => /^glyphs-\d+\.pgm$/u.test(name)) ?? ''));
    const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/u.exec(image.subarray(0, 40).toString('latin1'));
    const width = Number(header?.[1]);
    const pixels = image.subarray(header?.[0].length ?? 0);
    // 127 dpi: 10 mm are 50 pixels.
    const cell = (index: number): string =>
      Array.from({ length: 50 }, (_, y) =>
        pixels
          .subarray((Math.floor(index / 20) * 50 + y) * width + (index % 20) * 50)
          .subarray(0, 50)
          .toString('hex'),
      ).join('');
    const box = cell(200);
    const blank = 'ff'.repeat(2500);
    const pictures = glyphs.map((_glyph, index) => cell(index));
    expect(glyphs.filter((_glyph, index) => pictures[index] === box || pictures[index] === blank)).toEqual([]);
    expect(new Set(pictures).size).toBe(200);
  });
});
