import { renameSync, writeFileSync } from 'node:fs'

/** Writes a file whole or not at all. */
export function replaceFile(file, content, mode = 0o644) {
  const temporary = `${file}.${process.pid}.tmp`
  writeFileSync(temporary, content, { mode })
  renameSync(temporary, file)
}
