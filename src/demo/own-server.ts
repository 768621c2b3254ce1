import { startApp } from '../app/app.js'
import { startTemporaryDatabase } from '../platform/postgres/temporary.js'

/** A whole Karya on a temporary database with the demonstration data, for as long as something is done with it. */
export async function withOwnServer(use: (url: string) => Promise<void>): Promise<void> {
  console.log('Starting a PostgreSQL and a Karya of its own for the story …')
  const database = await startTemporaryDatabase()
  try {
    const app = await startApp({
      databaseUrl: database.url, host: '127.0.0.1', port: 0, logLevel: 'error', sandbox: true, demoData: true, settings: { sessionHours: 2, awardResponseHours: 48 },
    })
    await use(app.url).finally(() => app.close())
  } finally {
    await database.stop()
  }
}
