import { readStake } from "../read-stake.js";

const READERS = { page: () => readStake, worker: startWorker, "service-worker": startServiceWorker };

const [reader, ...urls] = location.hash.slice(1).split(",");
try {
	const read = await READERS[reader]();
	for (const url of urls) reportStake(JSON.stringify(await read(url)));
} catch (error) {
	reportStake(JSON.stringify({ error: String(error?.stack ?? error) }));
}

async function startWorker() {
	const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
	return (url) => ask(worker, url);
}

async function startServiceWorker() {
	await navigator.serviceWorker.register("./service-worker.js");
	const { active } = await navigator.serviceWorker.ready;
	return (url) => ask(active, url);
}

/** Posts a URL to a worker, and returns what it answers. */
function ask(worker, url) {
	const { port1, port2 } = new MessageChannel();
	return new Promise((resolve, reject) => {
		worker.onerror = ({ message }) => reject(new Error(message));
		port1.onmessage = ({ data }) => resolve(data);
		worker.postMessage(url, [port2]);
	});
}
