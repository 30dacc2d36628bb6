import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** The files of the package, as npm would publish it. */
function packedFiles(): string[] {
  const output = execFileSync('npm', ['pack', '--dry-run', '--ignore-scripts', '--json'], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [{ files }]: [{ files: { path: string }[] }] = JSON.parse(output)
  return files.map(({ path }) => path)
}

it('no link of a document leads out of the package, which has what users read', () => {
  const files = packedFiles()
  for (const name of [
    'README.md',
    'CHANGELOG.md',
    'SKILL.md',
    'docs/operate.md',
    'docs/signing.md',
    'examples/number-shop/number-shop.js',
    'examples/stock.sh',
  ]) {
    expect(files).toContain(name)
  }
  const isThere = (path: string) =>
    files.some((file) => file === path || file.startsWith(`${path.replace(/\/$/, '')}/`))
  const dead = files
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) =>
      [...readFileSync(join(ROOT, file), 'utf8').matchAll(/\]\(([^)\s#]+)[^)]*\)/g)]
        .map(([, target = '']) => target)
        .filter((target) => !/^[a-z]+:/.test(target) && !isThere(normalize(join(dirname(file), target))))
        .map((target) => `${file}: ${target}`),
    )
  expect(dead).toEqual([])
})
