import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { printSchemaSorted } from '../app/print-schema.js'

const FILE = fileURLToPath(new URL('../../schema/schema.graphql', import.meta.url))
const sdl = await printSchemaSorted()

if (!process.argv.includes('--check')) {
  await writeFile(FILE, sdl)
  console.log(`Wrote ${FILE}`)
} else if (await readFile(FILE, 'utf8').catch(() => '') !== sdl) {
  console.error('schema/schema.graphql is not what the classes say. Run "npm run generate", read the difference, commit it with a line in CHANGELOG.md.')
  process.exit(1)
}
