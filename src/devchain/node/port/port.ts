import type { IncomingMessage } from "node:http";
import type { RpcServer } from "../json-rpc/server.ts";
import type { AccessRules } from "./access.ts";

/** A port that is open. */
export interface OpenPort {
	readonly server: RpcServer;
	readonly number: number;
	readonly access: AccessRules;
	/** Whether clients may call `dev_*`. */
	readonly devMethods: boolean;
}

/** Most bytes of a request, as on Substrate nodes. */
export const MAX_REQUEST_BYTES = 15 * 1024 * 1024;

/** Why a request is refused, `undefined` for one that is not. */
export function refusalOf({ access }: OpenPort, { headers }: IncomingMessage): string | undefined {
	return access.refusal({ host: headers.host, origin: headers.origin });
}
