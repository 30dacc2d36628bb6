/** The messages of a process of the benchmark to its parent. */
export type FromChild<Answer> =
  | { readonly kind: 'ready'; readonly port: number }
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly message: string }

/**
 * Answers the questions of the parent one by one, until the parent disconnects. Then it calls `stop`, so that a profile
 * of the process is complete.
 * @param port where this process listens; 0 if nowhere
 */
export function serveParent<Question, Answer>(options: {
  port: number
  answer: (question: Question) => Promise<Answer>
  stop: () => Promise<void>
}): void {
  const send = (message: FromChild<Answer>) => process.send?.(message)
  process.on('message', (question: Question) => {
    options.answer(question).then(
      (answer) => send({ kind: 'answer', answer }),
      (error) => send({ kind: 'failed', message: String(error) }),
    )
  })
  process.once('disconnect', async () => {
    await options.stop()
    process.exit()
  })
  send({ kind: 'ready', port: options.port })
}

/** The parent's input at the start. */
export function parentInput(): string {
  const [, , input] = process.argv
  if (input === undefined) throw new Error('This file is a process of the benchmark')
  return input
}
