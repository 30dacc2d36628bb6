import { type Logger, pino } from 'pino'

/** A logger, and the lines that it has written. */
export function collectLog(): { logger: Logger; lines: () => Record<string, unknown>[]; text: () => string } {
  let text = ''
  const logger = pino(
    { level: 'info', base: null },
    {
      write(line: string) {
        text += line
      },
    },
  )
  const lines = () =>
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
      .filter(({ msg }) => String(msg).includes('certificate'))
  return { logger, lines, text: () => text }
}
