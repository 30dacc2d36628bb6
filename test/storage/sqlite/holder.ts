import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import { type PhoneNumber, parsePhoneNumber } from '../../../src/numbering/phone-number.ts'
import { WORKER_URL } from '../../support/stores.ts'
import { bundleProcess } from './bundle-process.ts'

export interface Acknowledged {
  readonly searchId: string
  readonly phoneNumber: PhoneNumber
}

export interface Holder {
  /** Waits until this many holds were acknowledged. */
  acknowledged(count: number): Promise<void>
  /** Kills the process with SIGKILL; answers all holds that it had acknowledged. */
  kill(): Promise<Acknowledged[]>
}

/** Starts `holding-process.ts` on the file. */
export async function startHolder(file: string): Promise<Holder> {
  const outfile = await bundleProcess('holding-process')
  const child = spawn(process.execPath, [outfile, file, String(WORKER_URL)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const closed = once(child, 'close')
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines: Acknowledged[] = []
  let wake = () => {}
  createInterface(child.stdout).on('line', (line) => {
    const [searchId = '', text = ''] = line.split(' ')
    const phoneNumber = parsePhoneNumber(text)
    // The last line may be cut off: its hold may have happened, and was not acknowledged.
    if (phoneNumber === undefined || phoneNumber.length < 12) return
    lines.push({ searchId, phoneNumber })
    wake()
  })

  return {
    async acknowledged(count) {
      const ended = closed.then(() => {
        throw new Error(`The process ended after ${lines.length} of ${count} holds`)
      })
      while (lines.length < count) {
        const line = new Promise<void>((resolve) => {
          wake = resolve
        })
        await Promise.race([line, ended])
      }
      ended.catch(() => {})
    },
    async kill() {
      child.kill('SIGKILL')
      await closed
      return lines
    },
  }
}
