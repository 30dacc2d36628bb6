// `npm publish` runs this script first. It refuses a version that CHANGELOG.md does not describe.
import { readFileSync } from 'node:fs'

const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
const refusal = whyNot(readFileSync('CHANGELOG.md', 'utf8'), version)
if (refusal !== undefined) {
  process.stderr.write(`Not to be released: ${refusal}\n`)
  process.exitCode = 1
}

/** The reason against the release of this version: the newest section must be of this version, dated and not empty. */
function whyNot(changelog, version) {
  const sections = changelog.split(/^## /m).slice(1).map(toSection)
  const unreleased = sections.find(({ title }) => /^\[?unreleased\b/i.test(title))
  if (unreleased?.empty === false) {
    return `CHANGELOG.md has entries under "${unreleased.title}"; move them under "${version} - YYYY-MM-DD"`
  }
  const newest = sections.find((section) => section !== unreleased)
  const [, named] = /^\[?([^\s\]]+)\]? - \d{4}-\d{2}-\d{2}$/.exec(newest?.title ?? '') ?? []
  if (named !== version) {
    return `the newest section of CHANGELOG.md is "${newest?.title ?? 'none'}", and not "${version} - YYYY-MM-DD"`
  }
  return newest.empty ? `CHANGELOG.md says nothing under "${newest.title}"` : undefined
}

function toSection(text) {
  const [title = '', ...lines] = text.split('\n')
  return { title: title.trim(), empty: !lines.some((line) => /^\s*[-*] /.test(line)) }
}
