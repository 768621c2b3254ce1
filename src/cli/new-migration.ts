import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { entities } from '../app/modules.js'
import { schemaDrift } from '../platform/database/schema-drift.js'
import { migrate } from '../platform/migrate.js'
import { startTemporaryDatabase } from '../platform/postgres/temporary.js'

const [name] = process.argv.slice(2)
if (!name || !/^[a-z][a-z0-9_]+$/.test(name)) {
  console.error('Usage: npm run db:new -- create_something   (verb first, snake_case)')
  process.exit(2)
}

const server = await startTemporaryDatabase()
try {
  await migrate(server.url)
  const statements = await schemaDrift(server.url, entities)
  if (statements.length === 0) console.log('The entities and the migrations agree; nothing to write.')
  else await writeMigration(name, statements)
} finally {
  await server.stop()
}

async function writeMigration(title: string, statements: readonly string[]): Promise<void> {
  const stamp = new Date().toISOString().replace(/[-:]/g, '').slice(0, 13)
  const className = title.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  const file = fileURLToPath(new URL(`../../migrations/${stamp}_${title}.ts`, import.meta.url))
  const body = statements.map((statement) => `    this.addSql(\`${statement}\`)`).join('\n')
  await writeFile(file, `import { Migration } from '@mikro-orm/migrations'\n\nexport class ${className} extends Migration {\n  override up(): void {\n${body}\n  }\n}\n`)
  console.log(`Wrote ${file}. Read it, add named checks by hand, then run the tests.`)
}
