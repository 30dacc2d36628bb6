import { readFileSync, writeFileSync } from 'node:fs'

/** Puts `text` between the marks of a Markdown file, `<!-- begin NAME -->` and `<!-- end NAME -->`. */
export function replacePart(file: string, name: string, text: string): void {
  const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`]
  const whole = readFileSync(file, 'utf8')
  const from = whole.indexOf(begin)
  const to = whole.indexOf(end)
  if (from === -1 || to < from) throw new Error(`${file} has no part ${name}: add ${begin} and ${end}`)
  writeFileSync(file, `${whole.slice(0, from)}${begin}\n\n${text}\n\n${whole.slice(to)}`)
}
