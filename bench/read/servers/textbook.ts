import { databaseUrl, listening, POOL } from './serve.ts'

const { start } = await import('./textbook/dist/server.js' as string) as typeof import('./textbook/server.ts')

listening(await start({ databaseUrl, pool: POOL }))
