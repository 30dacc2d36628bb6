import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components'
import { type DragEvent, useRef, useState } from 'react'

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingVerticalXXXL,
    textAlign: 'center',
    border: `2px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  over: { border: `2px dashed ${tokens.colorBrandStroke1}`, backgroundColor: tokens.colorBrandBackground2 },
})

/** Takes a file: it is dropped here, or chosen by a button. */
export function FileDrop({ onFile }: { readonly onFile: (file: File) => void }) {
  const styles = useStyles()
  const field = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file !== undefined) onFile(file)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: who has no mouse uses the button within
    <div
      className={mergeClasses(styles.box, isOver && styles.over)}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Text>Drop a CSV file here, or choose one. First every row is checked, and nothing is imported.</Text>
      <input
        ref={field}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,text/csv"
        aria-label="The CSV file"
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file !== undefined) onFile(file)
          // The same file can be chosen again when it is mended.
          target.value = ''
        }}
      />
      <Button appearance="primary" onClick={() => field.current?.click()}>
        Choose a file
      </Button>
    </div>
  )
}
