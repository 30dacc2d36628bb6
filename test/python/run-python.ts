import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { holdlineEnvironment } from '../support/holdline-environment.ts'
import { findPython } from './find-python.ts'

export interface PythonRun {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

let python: Promise<string> | undefined

/** Runs a Python script, its path from here, to its end. */
export async function runPython(
  script: string,
  input: string,
  environment: Readonly<Record<string, string>>,
): Promise<PythonRun> {
  python ??= findPython()
  const child = spawn(await python, [fileURLToPath(new URL(script, import.meta.url))], {
    env: { ...holdlineEnvironment(environment), PYTHONDONTWRITEBYTECODE: '1' },
    timeout: 25_000,
    killSignal: 'SIGKILL',
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  child.stdin.end(input)
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, stdout, stderr }
}
