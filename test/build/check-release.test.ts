import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { temporaryDirectory } from '../support/temporary-directory.ts'

const SCRIPT = fileURLToPath(new URL('../../scripts/check-release.mjs', import.meta.url))

function check(version: string, ...sections: readonly string[]) {
  const cwd = temporaryDirectory()
  writeFileSync(join(cwd, 'package.json'), JSON.stringify({ version }))
  writeFileSync(join(cwd, 'CHANGELOG.md'), ['# Changelog\n', ...sections].join('\n'))
  const { status, stderr } = spawnSync(process.execPath, [SCRIPT], { cwd, encoding: 'utf8' })
  return { status, stderr }
}

const OLD = '## 0.1.0 - 2026-01-15\n\n### Added\n\n- Holds.\n'

it.each([
  ['its section is the newest', [OLD]],
  ['nothing came after it', ['## Unreleased\n', OLD]],
  ['its section is a link', ['## [0.1.0] - 2026-01-15\n\n- Holds.\n']],
])('a version can be released when %s', (_, sections) => {
  expect(check('0.1.0', ...sections)).toEqual({ status: 0, stderr: '' })
})

it.each([
  [
    'entries are unreleased',
    '0.2.0',
    ['## Unreleased\n\n### Fixed\n\n- A hold.\n', OLD],
    /entries under "Unreleased"/,
  ],
  [
    'another version is the newest',
    '0.2.0',
    [OLD],
    /newest section .* is "0\.1\.0 - 2026-01-15", and not "0\.2\.0/,
  ],
  [
    'its section has no date',
    '0.1.0',
    ['## 0.1.0\n\n- Holds.\n'],
    /is "0\.1\.0", and not "0\.1\.0 - YYYY-MM-DD"/,
  ],
  ['its section is empty', '0.1.0', ['## 0.1.0 - 2026-01-15\n'], /says nothing under "0\.1\.0 - 2026-01-15"/],
  ['there is no section', '0.1.0', [], /is "none"/],
])('a version is refused when %s', (_, version, sections, refusal) => {
  const { status, stderr } = check(version, ...sections)
  expect(stderr).toMatch(/^Not to be released: [^\n]+\n$/)
  expect(stderr).toMatch(refusal)
  expect(status).toBe(1)
})

it('npm publish checks it', () => {
  expect(manifest.scripts.prepublishOnly).toBe('node scripts/check-release.mjs')
})
