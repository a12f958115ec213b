from wardian import main

main()
