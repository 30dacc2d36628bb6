import { makeStyles, Title3, tokens } from '@fluentui/react-components'
import { CopyButton } from './copy-button.tsx'
import { ScrollRegion } from './scroll-region.tsx'

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  code: {
    overflow: 'auto',
    maxHeight: '24rem',
    padding: tokens.spacingVerticalM,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase300,
    whiteSpace: 'pre',
  },
})

/** A text for a machine, with a title and a way to copy it. */
export function CodeBlock({ title, text }: { readonly title: string; readonly text: string }) {
  const styles = useStyles()
  return (
    <section>
      <div className={styles.head}>
        <Title3 as="h2">{title}</Title3>
        <CopyButton text={text} what={title.toLocaleLowerCase()} />
      </div>
      <ScrollRegion label={title} className={styles.code}>
        <code>{text}</code>
      </ScrollRegion>
    </section>
  )
}
