import { readStake } from "../read-stake.js";

/** A dedicated worker and a service worker: reads what it is asked for. */
self.onmessage = async ({ data, ports: [port] }) => {
	port.postMessage(await readStake(data).catch((error) => ({ error: String(error?.stack ?? error) })));
};
