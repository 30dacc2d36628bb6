import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { HOLDLINE } from '../paths.ts'

/** Runs `holdline stock import` as an operator does; answers how long it took, in milliseconds. */
export async function runImport(file: string, place: readonly string[], rows: number): Promise<number> {
  const start = performance.now()
  const child = spawn(process.execPath, [HOLDLINE, 'stock', 'import', file, ...place], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'close')])
  if (code !== 0 || output !== `${rows} numbers added.\n`) throw new Error(`The import printed ${output}`)
  return performance.now() - start
}
