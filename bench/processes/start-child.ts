import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { FromChild } from './serve-parent.ts'

/** A process of the benchmark. */
export interface Child<Question, Answer> {
  /** Where it listens; 0 if nowhere. */
  readonly port: number
  /** Asks the process one question at a time. */
  ask(question: Question): Promise<Answer>
  /** Resolves when the process has ended. */
  stop(): Promise<void>
}

export interface ChildOptions {
  readonly file: URL
  /** The input that it reads with `parentInput`. */
  readonly input: unknown
  /** Flags of Node's own. */
  readonly nodeFlags?: readonly string[]
}

/** Starts a process of the benchmark and waits until it is ready. */
export async function startChild<Question extends object, Answer>(
  options: ChildOptions,
): Promise<Child<Question, Answer>> {
  const { file, input, nodeFlags = [] } = options
  const child = fork(fileURLToPath(file), [JSON.stringify(input)], { execArgv: [...nodeFlags] })
  const ended = once(child, 'exit')
  // No process stays behind, even if the benchmark is interrupted.
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  ended.then(() => process.off('exit', kill))

  function next(): Promise<FromChild<Answer>> {
    const message = once(child, 'message').then(([said]: FromChild<Answer>[]) => said)
    const end = ended.then(([code]) => {
      throw new Error(`${file.pathname} ended with ${code}`)
    })
    return Promise.race([message, end]).then((said) => {
      if (said === undefined) throw new Error(`${file.pathname} said nothing`)
      if (said.kind === 'failed') throw new Error(said.message)
      return said
    })
  }

  const ready = await next()
  return {
    port: ready.kind === 'ready' ? ready.port : 0,
    async ask(question) {
      const answer = next()
      child.send(question)
      const said = await answer
      if (said.kind !== 'answer') throw new Error(`${file.pathname} gave no answer`)
      return said.answer
    },
    async stop() {
      if (child.connected) child.disconnect()
      await ended
    },
  }
}
