// Switch to another node
// Console users
// Connects to the node that the user chose, if it serves the same chain, and only then leaves the present one.
import { connect, isPhalaError, type Phala } from "phala-stakepool";
import { firstValueFrom } from "rxjs";
import { phala } from "./client.js";

async function switchNode(current: Phala, endpoint: string): Promise<Phala> {
	try {
		const next = await connect(endpoint, { genesisHash: current.network.genesisHash, timeoutMs: 10_000 });
		await current.close(); // completes its streams: subscribe again with the new client
		return next;
	} catch (error) {
		if (!isPhalaError(error, "DISCONNECTED", "TIMEOUT", "WRONG_GENESIS")) throw error;
		console.log(`Not switched: ${error.message}`);
		return current;
	}
}

let client = await switchNode(phala, "ws://127.0.0.1:1"); // nothing listens there
client = await switchNode(client, "ws://127.0.0.1:9945");
const { state, endpoint } = await firstValueFrom(client.connection$);
console.log(`${state} to ${endpoint} at block ${(await client.head()).number}`);
await client.close();
