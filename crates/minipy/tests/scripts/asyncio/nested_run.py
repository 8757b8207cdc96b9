import asyncio

async def inner():
    return 1

async def main():
    c = inner()
    try:
        asyncio.run(c)
    except RuntimeError as e:
        print("RuntimeError")
    print(await c)

asyncio.run(main())
asyncio.run(main())
