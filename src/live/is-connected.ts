import { distinctUntilChanged, map, type Observable } from "rxjs";
import type { Connection } from "../rpc/connection.ts";

/** Whether the connection is established: now, then every change; completes when it is closed. */
export function isConnected(connection: Connection): Observable<boolean> {
	return connection.status$.pipe(
		map(({ state }) => state === "connected"),
		distinctUntilChanged(),
	);
}
