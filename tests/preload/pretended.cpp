// SPDX-License-Identifier: MIT
extern "C" int pretend();

int main()
{
    return pretend();
}
