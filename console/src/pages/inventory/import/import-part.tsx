import { FailureNote } from '../../../shared/failure-note.tsx'
import { FileDrop } from './file-drop.tsx'
import { FileForm } from './file-form.tsx'
import { ImportChecked } from './import-checked.tsx'
import { ImportRunning } from './import-running.tsx'
import { ImportedNote } from './imported-note.tsx'
import { useFileImport } from './use-file-import.ts'

/** The largest file, in bytes: the server takes two mebibytes more, which the form of the request may need. */
const MOST_BYTES = 14 * 1024 * 1024

/** Brings numbers in from a CSV file, after it has said what is wrong in the file. */
export function ImportPart() {
  const { state, progress, badRows, run, fail, forget } = useFileImport()

  async function check(file: File) {
    if (file.size > MOST_BYTES) {
      fail(
        new Error(
          `${file.name} has more than 14 MB. Bring it in on the command line: holdline stock import ${file.name}`,
        ),
      )
      return
    }
    await run({ name: file.name, content: await file.text() }, { dryRun: true, skipBad: false })
  }

  switch (state.kind) {
    case 'running':
      return (
        <ImportRunning name={state.file.name} isCheck={state.isCheck} progress={progress} onStop={forget} />
      )
    case 'checked':
      return (
        <ImportChecked
          file={state.file}
          end={state.end}
          badRows={badRows}
          onImport={(skipBad) => run(state.file, { dryRun: false, skipBad })}
          onForget={forget}
        />
      )
    case 'imported':
      return <ImportedNote name={state.file.name} end={state.end} badRows={badRows} onForget={forget} />
    case 'failed':
    case 'nothing':
      return (
        <>
          {state.kind === 'failed' && (
            <FailureNote
              title={state.isCheck ? 'The file was not imported' : 'The import did not come to its end'}
              error={state.error}
            />
          )}
          <FileDrop onFile={check} />
          <FileForm />
        </>
      )
  }
}
