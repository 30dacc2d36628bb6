import { InvalidArgumentError } from 'commander'

/** Reads a path, which may not be empty: that would silently mean the working directory. */
export function parsePath(text: string): string {
  if (text === '') throw new InvalidArgumentError('It is empty; give a path')
  return text
}
