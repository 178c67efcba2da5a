import { DevChain, type DevChainOptions } from "../../src/devchain/index.ts";
import { type ConnectOptions, connect, type Phala } from "../../src/index.ts";

/** A development chain with a pool of Alice, and a client that is connected to it in process. Closes both at its end. */
export interface OpenChain extends AsyncDisposable {
	readonly chain: DevChain;
	readonly phala: Phala;
	readonly pid: number;
}

export async function openChain(options?: DevChainOptions, clientOptions?: ConnectOptions): Promise<OpenChain> {
	const chain = await DevChain.start(options);
	const phala = await connect(chain.provider, clientOptions);
	const { pid } = (await phala.createStakePool().send(chain.accounts.alice).inBlock).result;
	return {
		chain,
		phala,
		pid,
		async [Symbol.asyncDispose]() {
			await phala.close();
			await chain.close();
		},
	};
}
