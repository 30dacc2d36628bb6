import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useServer } from '../../../app/server.tsx'
import { followImport } from './follow-import.ts'
import type { ImportBadRow, ImportEnd, ImportProgress } from './import-event.ts'

/** A file that somebody has chosen. */
export interface ChosenFile {
  readonly name: string
  readonly content: string
}

/** How far the import of a file is. */
export type ImportState =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'running'; readonly file: ChosenFile; readonly isCheck: boolean }
  | { readonly kind: 'checked' | 'imported'; readonly file: ChosenFile; readonly end: ImportEnd }
  | { readonly kind: 'failed'; readonly isCheck: boolean; readonly error: unknown }

/** Checks a file, and imports it; what it tells of the rows stays until the next file. */
export function useFileImport() {
  const { own } = useServer()
  const queries = useQueryClient()
  const [state, setState] = useState<ImportState>({ kind: 'nothing' })
  const [progress, setProgress] = useState<ImportProgress>()
  const [badRows, setBadRows] = useState<readonly ImportBadRow[]>([])
  const stop = useRef<AbortController>(undefined)
  useEffect(() => () => stop.current?.abort(), [])

  async function run(file: ChosenFile, { dryRun, skipBad }: { dryRun: boolean; skipBad: boolean }) {
    const controller = new AbortController()
    stop.current?.abort()
    stop.current = controller
    const bad: ImportBadRow[] = []
    setState({ kind: 'running', file, isCheck: dryRun })
    setProgress(undefined)
    try {
      const body = { ...file, dryRun, skipBad }
      const end = await followImport({ own }, body, {
        signal: controller.signal,
        onProgress: setProgress,
        onBadRow: (row) => bad.push(row),
      })
      if (!controller.signal.aborted) setState({ kind: dryRun ? 'checked' : 'imported', file, end })
    } catch (error) {
      if (!controller.signal.aborted) setState({ kind: 'failed', isCheck: dryRun, error })
    } finally {
      if (!controller.signal.aborted) setBadRows(bad)
      if (!dryRun) await queries.invalidateQueries()
    }
  }

  return {
    state,
    progress,
    badRows,
    run,
    /** Tells why a file is not even checked. */
    fail: (error: unknown) => setState({ kind: 'failed', isCheck: true, error }),
    /** Ends what runs, and forgets the file. */
    forget() {
      stop.current?.abort()
      setBadRows([])
      setState({ kind: 'nothing' })
    },
  }
}
