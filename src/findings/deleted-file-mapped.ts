import type { Comparison, ProcessPair } from '../diff/index.ts';
import { showName } from '../text/index.ts';
import { textArg } from './args.ts';
import { lineEvidence, processName, processSubject } from './evidence.ts';
import { deletedFiles, mappedFiles, type MappedFile } from './mapped-files.ts';
import { presentProcesses } from './reading.ts';
import { foundOrClear, type Finding, type Judged, type Rule } from './rule.ts';
import { joinNames } from './words/join-names.ts';

const rule: Rule = {
  code: 'deleted-file-mapped',
  needs: ['smaps or maps'],
  why: 'A process maps a real file that the kernel prints as "(deleted)": old code that still runs, or data whose disk space is not freed. memfd, System V, /dev/zero, devices and tmpfs objects always carry that word and are left out. In a diff a file that was deleted before is information. Grade 0.8: a file may be named "x (deleted)"; 0.99 where the older capture shows the same file undeleted.',
  judge(comparison) {
    const pairs = presentProcesses(comparison);
    if (pairs.length > 0 && pairs.every((pair) => pair.after?.mappings == null)) return { state: 'unknown', missing: ['maps or smaps'] };
    return foundOrClear(pairs.flatMap((pair) => judgeProcess(pair, comparison) ?? []));
  },
};

function judgeProcess(pair: ProcessPair, comparison: Comparison): Judged | null {
  if (pair.after === null) return null;
  const deleted = deletedFiles(pair.after);
  if (deleted.length === 0) return null;
  const older = pair.before === null ? [] : [...mappedFiles(pair.before).values()];
  const wasDeleted = (file: MappedFile): boolean =>
    older.some((other) => other.deleted && other.path === file.path && other.id === file.id);
  const wasThere = (file: MappedFile): boolean => older.some((other) => !other.deleted && other.path === file.path && other.id === file.id);
  const fresh = comparison.before === null ? deleted : deleted.filter((file) => !wasDeleted(file));
  const shown = fresh.length > 0 ? fresh : deleted;
  const code = shown.some((file) => file.code);
  const name = showName(processName(pair));
  return {
    // One look can't tell a forgotten library from a temporary file that is meant to be like that: data alone is information.
    severity: fresh.length > 0 && code ? 'notice' : 'info',
    confidence: shown.every(wasThere) ? 0.99 : 0.8,
    subject: { ...processSubject(pair), mapping: shown[0]?.path ?? '' },
    args: {
      process: name,
      pid: pair.after.pid,
      files: showName(joinNames(shown.map(({ path }) => path))),
      count: shown.length,
      code,
      isNew: fresh.length > 0,
    },
    bytes: shown.reduce((sum, file) => sum + file.size, 0),
    evidence: shown
      .slice(0, 3)
      .map((file) =>
        lineEvidence('mapping', `${showName(file.path)} (deleted)`, pair.after?.mappingsPath ?? '', file.line, comparison.after.sample),
      ),
    reasoning: [{ code: shown.every(wasThere) ? 'seen-undeleted' : 'name-may-say-deleted', args: {} }],
    next: [
      { code: 'list-deleted', args: { pid: pair.after.pid } },
      ...(code ? [{ code: 'restart-when-due', args: { process: name } }] : []),
    ],
  };
}

export const deletedFileMapped: Finding = {
  rule,
  words: {
    en: {
      title: (args) => `${textArg(args, 'process')} maps a deleted file`,
      text: (args) =>
        `${textArg(args, 'process')} still maps ${textArg(args, 'files')}, which ${args['isNew'] === true ? 'is no longer' : 'was already no longer'} on disk under that name. ` +
        (args['code'] === true
          ? 'It keeps running the old code; an update of that file has no effect on it.'
          : 'Its blocks are freed when the last mapping and descriptor are gone.'),
    },
    'zh-CN': {
      title: (args) => `${textArg(args, 'process')} 映射了已删除的文件`,
      text: (args) =>
        `${textArg(args, 'process')} 仍映射 ${textArg(args, 'files')}，该名称在磁盘上${args['isNew'] === true ? '已不存在' : '此前就已不存在'}。` +
        (args['code'] === true ? '它继续运行旧代码，对该文件的更新对它不起作用。' : '最后一个映射与描述符关闭后，其磁盘空间才会释放。'),
    },
  },
};
