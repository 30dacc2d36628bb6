import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useState } from 'react'
import { loadClaimedName, saveClaimedName } from '../../../api/claimed-name.ts'
import { ButtonRow } from '../../../shared/button-row.tsx'
import { Facts } from '../../../shared/facts.tsx'
import { countText, numbersText } from '../../../shared/format.ts'
import { NameField } from '../name-field.tsx'
import { BadRows } from './bad-rows.tsx'
import type { ImportBadRow, ImportEnd } from './import-event.ts'
import { rowsText } from './rows-text.ts'
import type { ChosenFile } from './use-file-import.ts'

/** What an import of the file would do, which of its rows are bad, and the way to import it. */
export function ImportChecked({
  file,
  end: { added, known, portedOut, bad },
  badRows,
  onImport,
  onForget,
}: {
  readonly file: ChosenFile
  readonly end: ImportEnd
  readonly badRows: readonly ImportBadRow[]
  readonly onImport: (skipBad: boolean) => void
  readonly onForget: () => void
}) {
  const [name, setName] = useState(loadClaimedName)
  return (
    <>
      {bad > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{bad === 1 ? '1 row is bad' : `${rowsText(bad)} are bad`}</MessageBarTitle>
            Mend the file and choose it again, or import the other rows without them.
          </MessageBarBody>
        </MessageBar>
      )}
      <Facts
        facts={[
          ['File', file.name],
          ['New', numbersText(added)],
          ['There already', known === 0 ? null : numbersText(known)],
          ['Ported out, and stay so', portedOut === 0 ? null : numbersText(portedOut)],
          ['Bad', bad === 0 ? null : rowsText(bad)],
        ]}
      />
      {added > 0 && <NameField name={name} onChange={setName} />}
      <ButtonRow>
        {added > 0 && (
          <Button
            appearance="primary"
            onClick={() => {
              saveClaimedName(name)
              onImport(bad > 0)
            }}
          >
            {bad > 0
              ? `Import ${numbersText(added)} without the bad rows`
              : `Import ${countText(added)} new ${added === 1 ? 'number' : 'numbers'}`}
          </Button>
        )}
        <Button onClick={onForget}>Choose another file</Button>
      </ButtonRow>
      <BadRows rows={badRows} count={bad} />
    </>
  )
}
