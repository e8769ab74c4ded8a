"""HTTP in and out: the only folder that imports aiohttp, server and client."""
